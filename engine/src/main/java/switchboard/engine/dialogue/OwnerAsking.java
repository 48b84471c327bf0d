package switchboard.engine.dialogue;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import switchboard.engine.dialogue.OwnerSheet.Level;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tool.OwnerTool.FindPeople;
import switchboard.engine.tool.OwnerTool.ReadDigest;
import switchboard.engine.tool.OwnerTool.ReadSchedule;
import switchboard.engine.tool.OwnerTool.ReadTasks;
import switchboard.engine.tool.Tool;
import switchboard.engine.understanding.Understander.Expectation;

/// What is looked up for a question of the business's own people, or asked back.
record OwnerAsking(Speaker speaker) {

  private static final Pattern TITLE =
      Pattern.compile(
          "^(the|mrs?|ms|miss|mister|missus|dr|doctor|me|my|is|up|for|of|find|read|tell|give)\\b\\.?\\s*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern PRONOUN =
      Pattern.compile(
          "^(me|my|her|his|their|them|you|your|it|the|a|an)$", Pattern.CASE_INSENSITIVE);

  Thought go(Frame frame, OwnerAsk ask) {
    var sheet = OwnerSheet.of(frame).idle();
    if (sheet.level() == Level.BARE && !ask.kind().bare) return bare(frame, sheet);
    var now =
        sheet.asking(ask).onto(frame.asking(Expectation.ANYTHING)).talk(it -> it.withMissed(0));
    return switch (ask.kind()) {
      case LIST, COUNT, NEXT, FIRST, LAST, FREE, CANCEL, MOVE -> act(now, schedule(ask));
      case BLOCK -> new OwnerDeeds(speaker).blocking(now, ask);
      case DAY, CALLS, MISSED, EMERGENCIES, MESSAGES, REVENUE, CUSTOMERS, ALERTS ->
          act(now, new ReadDigest(ask.window(speaker.setting())));
      case TASKS, DONE -> act(now, new ReadTasks());
      case NUMBER -> number(now, ask);
      case NOTE -> new OwnerDeeds(speaker).noting(now, ask, noted(ask.words()));
    };
  }

  /// How to set one, in other words when it was said already.
  private Thought bare(Frame frame, OwnerSheet sheet) {
    var now = sheet.with("told", "yes").onto(frame.asking(Expectation.ANYTHING));
    return Thought.say(now, speaker.phrases().say("office-needs-pin", sheet.has("told") ? 1 : 0));
  }

  private static Thought act(Frame frame, Tool tool) {
    return Thought.act(frame, tool);
  }

  Tool schedule(OwnerAsk ask) {
    return new ReadSchedule(ask.window(speaker.setting()), ask.resource());
  }

  private Thought number(Frame frame, OwnerAsk ask) {
    return name(ask.words())
        .map(it -> act(frame, new FindPeople(Personal.of(it))))
        .orElseGet(() ->
            speaker.ask(
                OwnerSheet.of(frame).at("who").onto(frame), Expectation.NAME, "office-who"));
  }

  /// The name in "call me Mrs Reed's number".
  Optional<String> name(String words) {
    var talk = new WorkTalk(speaker);
    return Stream.of("office-owned", "office-where", "office-name")
        .flatMap(it -> talk.found(it, words).stream())
        .map(OwnerAsking::untitled)
        .filter(it -> it.length() > 1 && !PRONOUN.matcher(it).matches())
        .findFirst();
  }

  static String untitled(String name) {
    var plain = name.strip();
    for (var _ : List.of(1, 2, 3)) plain = TITLE.matcher(plain).replaceFirst("").strip();
    return plain.replaceAll("['’]s$", "");
  }

  private Optional<String> noted(String words) {
    return new WorkTalk(speaker)
        .found("office-note", words)
        .filter(it -> it.contains(" ") || it.length() > 3);
  }
}
