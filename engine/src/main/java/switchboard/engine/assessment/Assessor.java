package switchboard.engine.assessment;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import switchboard.engine.assessment.Transcript.Deed;
import switchboard.engine.assessment.Transcript.Ending;
import switchboard.engine.assessment.Transcript.Line;
import switchboard.engine.assessment.Transcript.Who;
import switchboard.engine.privacy.Personal;

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

  /// What a person should look after.
  private static final Set<String> GRAVE = Set.of("complaint", "leaving", "hung-up", "unresolved");

  private final Lexicon lexicon;
  private final Feeling.Reader reader;
  private final Locale locale;

  private Assessor(String language) {
    this.lexicon = Lexicon.of(language);
    this.reader = new Feeling.Reader(lexicon);
    this.locale = Locale.forLanguageTag(language);
  }

  /// @param language BCP 47; other languages than English and Spanish are judged by English words
  public static Assessor in(String language) {
    return new Assessor(language);
  }

  public Assessment of(Transcript it) {
    var markers = new Markers(lexicon, it);
    var feeling = feeling(it);
    var frustrations = markers.frustrations();
    var successes = markers.successes();
    var intent = intent(it);
    var outcome = outcome(it);
    boolean followUp = followUp(it, frustrations, outcome);
    var summary = new Summary(lexicon, locale, it, intent, outcome);
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

  private Feeling feeling(Transcript it) {
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
    return !lexicon.trivial().contains(intent);
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
