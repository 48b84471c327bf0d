package switchboard.engine.assessment;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import switchboard.engine.assessment.Transcript.Deed;
import switchboard.engine.assessment.Transcript.Ending;
import switchboard.engine.assessment.Transcript.Line;
import switchboard.engine.assessment.Transcript.Who;
import switchboard.engine.privacy.Personal;
import switchboard.engine.understanding.LanguageSense;

/// Judges conversations by the words in them and by their course. Pure, needs no network, and never
/// fails, whatever was said. See [Score] for how the score is made.
public final class Assessor {

  /// What the tools that change something are called.
  private static final Set<String> DEEDS =
      Set.of(
          "book",
          "move-appointment",
          "cancel-appointment",
          "confirm-attendance",
          "join-waitlist",
          "claim-offer",
          "ask-reschedule",
          "displace",
          "note-customer",
          "open-ticket",
          "request-change",
          "add-task",
          "opt-out",
          "opt-in");

  private static final int LINES = 60;

  /// What a person should look after.
  private static final Set<String> GRAVE = Set.of("complaint", "leaving", "hung-up", "unresolved");

  private final Lexicon told;
  private final Locale locale;

  private Assessor(String language) {
    this.told = Lexicon.of(language);
    this.locale = Locale.forLanguageTag(language);
  }

  /// Callers are judged by the words of the language they speak, whichever it is told in.
  ///
  /// @param language BCP 47 that it is told in; others than English and Spanish are told, and
  ///   judged where nothing else is heard, in English
  public static Assessor in(String language) {
    return new Assessor(language);
  }

  public Assessment of(Transcript it) {
    return of(it, spoken(it));
  }

  private Lexicon spoken(Transcript it) {
    var words =
        it.of(Who.CALLER).stream().map(Line::words).limit(LINES).collect(Collectors.joining(" "));
    return LanguageSense.of(words)
        .filter(LanguageSense.Sensed::clear)
        .map(sensed -> Lexicon.of(sensed.code()))
        .orElse(told);
  }

  private Assessment of(Transcript it, Lexicon lexicon) {
    var markers = new Markers(lexicon, it);
    var feeling = feeling(it, lexicon);
    var frustrations = markers.frustrations();
    var successes = markers.successes();
    var intent = intent(it);
    var outcome = outcome(it);
    boolean followUp = followUp(it, frustrations, outcome);
    var summary = new Summary(told, locale, it, intent, outcome);
    var sentiment = feeling.sentiment();
    int score =
        it.spoken()
            ? Score.of(lexicon, feeling.mood(), frustrations, successes)
            : Score.NOTHING_SAID;
    return new Assessment(
        Personal.of(summary.text(sentiment, frustrations, followUp)),
        intent,
        outcome,
        sentiment,
        score,
        frustrations,
        successes,
        followUp,
        followUp ? Optional.of(Personal.of(summary.notes())) : Optional.empty(),
        actions(it),
        properties(it));
  }

  private static Feeling feeling(Transcript it, Lexicon lexicon) {
    var reader = new Feeling.Reader(lexicon);
    return it.of(Who.CALLER).stream()
        .map(line -> reader.read(Words.of(line.words())))
        .reduce(Feeling.NONE, Feeling::plus);
  }

  /// The goal, or what the caller's words were most certainly taken for.
  private String intent(Transcript it) {
    return it.matter()
        .goal()
        .or(() ->
            it.of(Who.CALLER).stream()
                .filter(line -> line.intent().filter(this::telling).isPresent())
                .max(Comparator.comparingDouble(Line::certainty))
                .flatMap(Line::intent))
        .orElse("unknown");
  }

  private boolean telling(String intent) {
    return !told.trivial().contains(intent);
  }

  private static String outcome(Transcript it) {
    boolean left = it.matter().goal().isPresent() && it.ending() == Ending.BY_CALLER;
    return it.matter()
        .outcome()
        .filter(word -> !word.equals("answered") || !left)
        .orElse(it.spoken() && !left ? "answered" : "abandoned");
  }

  private static boolean followUp(Transcript it, List<String> frustrations, String outcome) {
    if (!it.spoken()) return false;
    boolean helped = !Markers.NOTHING.contains(outcome);
    return outcome.equals("message")
        || outcome.equals("reschedule")
        || (it.matter().emergency() && !helped)
        || frustrations.stream().anyMatch(GRAVE::contains);
  }

  private static List<String> actions(Transcript it) {
    return it.deeds().stream()
        .filter(deed -> !deed.failed())
        .map(Deed::tool)
        .filter(DEEDS::contains)
        .distinct()
        .toList();
  }

  private static List<String> properties(Transcript it) {
    var said = it.lines().stream().map(line -> Words.of(line.words())).toList();
    return it.places().stream()
        .filter(place ->
            place.names().stream()
                .map(name -> String.join(" ", Words.of(name).all()))
                .filter(name -> !name.isEmpty())
                .anyMatch(name -> said.stream().anyMatch(line -> line.says(name))))
        .map(Transcript.Place::id)
        .toList();
  }
}
