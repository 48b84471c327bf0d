package switchboard.edge.media.sound;

import java.util.Locale;
import java.util.Set;

/// Whether words are a whole sentence, as far as their end tells.
public final class Sentence {

  private static final Set<String> SHORTENED =
      Set.of("mr.", "mrs.", "ms.", "dr.", "st.", "no.", "sr.", "sra.", "srta.", "dra.", "av.");

  private Sentence() {}

  public static boolean complete(String words) {
    var text = words.strip().replaceFirst("[\"'”’»)]+$", "");
    if (text.isEmpty() || text.endsWith("...")) return false;
    if (".!?".indexOf(text.charAt(text.length() - 1)) < 0) return false;
    var last = text.substring(text.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
    return !SHORTENED.contains(last) && !last.matches("\\p{L}\\.");
  }
}
