package switchboard.edge.handoff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import switchboard.engine.conversation.Conversations.Detail;
import switchboard.engine.conversation.Conversations.Turn;
import switchboard.engine.handoff.Matter;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Trigger;

/// Makes of a conversation what whoever takes it over has to know: what it is about, and the last
/// the caller said.
final class Briefing {

  private static final int LONGEST = 200;
  private static final int LATEST = 3;

  private Briefing() {}

  /// @param phone of the customer, where the caller's number is withheld
  static Matter of(
      Detail it, int turn, Trigger why, Optional<String> name, Optional<String> phone) {
    var call = it.summary();
    return new Matter(
        call.id(),
        turn,
        why,
        call.customer(),
        Personal.of(call.name().or(() -> name)),
        Personal.of(call.peer().or(() -> phone)),
        Personal.of(summary(it)));
  }

  private static String summary(Detail it) {
    var need = it.summary().need().filter(one -> !one.isBlank());
    var said = new ArrayList<String>();
    need.ifPresent(said::add);
    for (var words : latest(it.turns()))
      if (said.stream().noneMatch(one -> one.contains(words))) said.add("“" + words + "”");
    return cut(String.join(" – ", said));
  }

  /// In the order they were said.
  private static List<String> latest(List<Turn> turns) {
    var words = new ArrayList<String>();
    for (var it : turns.reversed())
      if (words.size() < LATEST && !it.kind().equals("keys"))
        it.said().map(String::strip).filter(one -> !one.isEmpty()).ifPresent(words::add);
    Collections.reverse(words);
    return words;
  }

  private static String cut(String text) {
    if (text.codePointCount(0, text.length()) <= LONGEST) return text;
    return text.substring(0, text.offsetByCodePoints(0, LONGEST)).strip() + "…";
  }
}
