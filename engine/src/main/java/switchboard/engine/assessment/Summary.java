package switchboard.engine.assessment;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import switchboard.engine.assessment.Transcript.Matter;

/// Sums a conversation up in two or three sentences an owner reads at a glance.
///
/// @param intent what it was about
/// @param outcome what came of it
record Summary(
    Lexicon lexicon, Locale locale, Transcript transcript, String intent, String outcome) {

  private static final int LONGEST_NEED = 140;
  private static final int LONGEST_NAME = 60;
  private static final Set<String> QUIET = Set.of("unresolved", "failed");

  String text(Sentiment sentiment, List<String> frustrations, boolean followUp) {
    if (!transcript.spoken()) return lexicon.say("nothing", "who", who(), "called", called());
    var text = new StringBuilder(who() + " " + called() + about() + came());
    text.append(".");
    feeling(sentiment).ifPresent(it -> text.append(' ').append(it));
    but(frustrations).ifPresent(it -> text.append(' ').append(it));
    if (followUp) text.append(' ').append(lexicon.say("follow-up"));
    return text.toString();
  }

  /// What to do about it.
  String notes() {
    var who = matter().name().map(it -> clean(it, LONGEST_NAME)).filter(it -> !it.isEmpty());
    var need = need().map(it -> lexicon.say("note-need", "need", it)).orElse("");
    var key = outcome.equals("message") ? "note-message" : "note-other";
    return lexicon.say(key, "who", who.orElseGet(() -> lexicon.say("them")), "need", need);
  }

  private Matter matter() {
    return transcript.matter();
  }

  private String who() {
    return matter()
        .name()
        .map(it -> clean(it, LONGEST_NAME))
        .filter(it -> !it.isEmpty())
        .orElseGet(() -> lexicon.say("somebody"));
  }

  private String called() {
    return lexicon.say(transcript.voice() ? "called" : "wrote");
  }

  private Optional<String> need() {
    return matter().need().map(it -> clean(it, LONGEST_NEED)).filter(it -> !it.isEmpty());
  }

  private String about() {
    var need = need();
    if (matter().emergency())
      return need.map(it -> lexicon.say("emergency-need", "need", it))
          .orElseGet(() -> lexicon.say("emergency"));
    return need.map(this::named)
        .orElseGet(() -> lexicon.says("goal-" + intent) ? lexicon.say("goal-" + intent) : "");
  }

  /// A thing is named, a sentence is quoted.
  private String named(String need) {
    var words = Words.of(need);
    if (words.size() == 0) return "";
    boolean noun =
        lexicon.nouns().contains(words.all().getFirst())
            && words.all().stream().noneMatch(lexicon.verbs()::contains);
    return noun
        ? lexicon.say("need", "need", theirs(need, words.all().getFirst()))
        : lexicon.say("words", "need", need);
  }

  private String theirs(String need, String first) {
    return lexicon.possessives().getOrDefault(first, first) + need.substring(first.length());
  }

  private String came() {
    var time = matter().visit().map(DateTimeFormatter.ofPattern(lexicon.time(), locale)::format);
    var key = "came-" + outcome;
    if (lexicon.says(key + "-bare"))
      return time.map(it -> lexicon.say(key, "time", it))
          .orElseGet(() -> lexicon.say(key + "-bare"));
    return lexicon.say(lexicon.says(key) ? key : "came-other");
  }

  private Optional<String> feeling(Sentiment sentiment) {
    return switch (sentiment) {
      case POSITIVE -> Optional.of(lexicon.say("pleased"));
      case MIXED -> Optional.of(lexicon.say("mixed"));
      case NEGATIVE -> Optional.of(lexicon.say("displeased"));
      case NEUTRAL -> Optional.empty();
    };
  }

  private Optional<String> but(List<String> frustrations) {
    var told =
        frustrations.stream()
            .filter(it -> !QUIET.contains(it) && lexicon.says(it))
            .limit(2)
            .map(lexicon::say)
            .toList();
    return told.isEmpty()
        ? Optional.empty()
        : Optional.of(lexicon.say("but", "what", String.join(lexicon.say("and"), told)));
  }

  /// One line without quotation marks of its own, and no longer than can be read at a glance.
  private static String clean(String text, int longest) {
    var line =
        text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}“”«»\"{}<>]+", " ")
            .replaceAll("\\s+", " ")
            .strip();
    if (line.codePointCount(0, line.length()) <= longest) return line;
    return line.substring(0, line.offsetByCodePoints(0, longest)).strip() + "…";
  }
}
