package switchboard.edge.relay;

import java.util.List;
import java.util.regex.Pattern;

/// What of the last reply is said again when a call goes on after a break: the question that is
/// open, or, where there is none, its end. What was told before the question is not told twice.
public final class Reprise {

  private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])\\s+");
  private static final int ENOUGH = 160;

  private Reprise() {}

  public static String of(String reply) {
    var sentences = List.of(SENTENCE.split(reply.strip()));
    for (int i = sentences.size() - 1; i >= 0; i--)
      if (sentences.get(i).endsWith("?"))
        return String.join(" ", sentences.subList(i, sentences.size()));
    if (reply.length() <= ENOUGH) return reply.strip();
    return sentences.getLast();
  }
}
