package switchboard.engine.understanding;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import switchboard.engine.understanding.Intents.Guess;

/// Understands without keys or network: grammars for what has a grammar (times, numbers, addresses,
/// names), a small classifier for intents, patterns with their context for emergencies.
/// Thread-safe; the classifier of a kind of business is trained when it is first spoken to ([#warm]
/// does it ahead). Work is bounded: only the first [Tokenizer#MOST] words count.
///
/// Conventions of time stand at [TimeExpressions] and [DayPart].
public final class EmbeddedUnderstander implements Understander {

  /// Fewer words than this say little by themselves.
  private static final int FEW = 7;

  /// And so few that only patterns are trusted.
  private static final int NEXT_TO_NOTHING = 4;

  /// The patterns know no Spanish, so that less must be enough there.
  private static final double SPANISH = 0.6;

  /// A day on which no heating is no danger.
  private static final LocalDate JULY = LocalDate.of(2026, 7, 14);

  private final Features features = new Features(Verticals.classes());
  private final Emergencies emergencies = new Emergencies(Verticals.alarms());
  private final Needs needs = new Needs(features);
  private final Schooling schooling =
      new Schooling(features, it -> Thread.ofPlatform().daemon().name("schooling").start(it));
  private final Map<String, AlarmSense> senses = new ConcurrentHashMap<>();

  /// Trains every classifier now, so that no caller waits for it.
  public EmbeddedUnderstander warm() {
    for (var vertical : Verticals.NAMES)
      understand(
          "hello there",
          Instant.EPOCH,
          ZoneOffset.UTC,
          new Vocabulary(vertical, "US", List.of()),
          Expectation.ANYTHING);
    return this;
  }

  /// The intents that a kind of business tells apart.
  public static Set<String> intents(String vertical) {
    return Verticals.intents(vertical);
  }

  @Override
  public Understanding understand(
      String text, Instant now, ZoneId zone, Vocabulary vocabulary, Expectation asked) {
    var tokens = Tokens.of(text);
    var circumstances = new Circumstances(now, zone, vocabulary, asked);
    var whole = whole(tokens, circumstances);
    return whole.understanding().emergency() ? whole.understanding() : wished(whole, circumstances);
  }

  private record Whole(Understanding understanding, Reading reading) {}

  private Whole whole(Tokens tokens, Circumstances it) {
    var reading = new Reading(tokens);
    var found = slots(reading, it);
    var emergency = alarming(reading, it);
    var need = needs.find(reading.rest(), it.asked(Expectation.NEED), emergency);
    var slots = found.needing(need);
    var guess = decided(reading, it, slots, emergency);
    var confidence = Math.clamp(guess.confidence(), 0, 1);
    return new Whole(new Understanding(guess.intent(), confidence, emergency, slots), reading);
  }

  /// Clause by clause, where that makes several wishes.
  private Understanding wished(Whole whole, Circumstances it) {
    if (it.asked(Expectation.YES_OR_NO) && Tokens.oneOf(whole.understanding().intent(), "yes|no"))
      return beside(whole, it);
    var clauses = whole.reading().parts();
    if (clauses.size() < 2) return whole.understanding();
    var intents = schooling.intents(Speech.of(whole.reading().tokens()), it.vocabulary());
    var parts = new Wants(clauses, intents).found();
    if (parts.size() < 2) return whole.understanding();
    // "I cannot make it, can we move it" is one wish
    if (whole.understanding().intent().equals("reschedule"))
      parts = parts.stream().filter(part -> !part.intent().equals("cancel")).toList();
    if (parts.size() < 2) return whole.understanding();
    var alone = it.alone();
    var wishes =
        parts.stream()
            .map(part -> {
              var words = whole.reading().surface(part.from(), part.to());
              return new Understanding.Part(words, wish(words, part, alone));
            })
            .toList();
    var of = whole.understanding();
    return new Understanding(of.intent(), of.confidence(), of.emergency(), of.slots(), wishes);
  }

  /// "Yes, and what are your hours": what goes on from the answer, if it is a wish.
  private Understanding beside(Whole whole, Circumstances it) {
    var of = whole.understanding();
    var tokens = whole.reading().tokens();
    var from = YesNo.more(tokens);
    if (from < 0) return of;
    var words = tokens.surface(from, tokens.size());
    var rest = whole(Tokens.of(words), it.alone()).understanding();
    return Wants.sure(rest.intent(), rest.confidence())
        ? new Understanding(
            of.intent(),
            of.confidence(),
            of.emergency(),
            of.slots(),
            List.of(new Understanding.Part(words, rest)))
        : of;
  }

  /// One of several wishes; nothing among them is an emergency.
  private Understanding wish(String words, Wants.Want part, Circumstances it) {
    var reading = new Reading(Tokens.of(words));
    var found = slots(reading, it);
    var slots = found.needing(needs.find(reading.rest(), false, false));
    return new Understanding(part.intent(), part.confidence(), false, slots);
  }

  /// Those who ask about emergencies are in none.
  private boolean alarming(Reading reading, Circumstances it) {
    if (it.vocabulary().vertical().equals(Vocabulary.OWNER)) return false;
    var words = reading.words();
    if (words.stream().filter(word -> !word.startsWith("xx")).count() < 2) return false;
    var today = it.now().atZone(it.zone()).toLocalDate();
    var verdict = emergencies.verdict(reading.tokens(), today, it.vocabulary());
    var sense = sense(Speech.of(reading.tokens()), it.vocabulary().vertical());
    var spanish = Speech.of(reading.tokens()) == Speech.SPANISH ? SPANISH : 1;
    return sense.chance(words, hint(verdict)) > spanish * enough(verdict, it, words);
  }

  /// How likely an emergency must be to count, after what the patterns say of it; who answers a
  /// question about something else is seldom in danger.
  private static double enough(Emergencies.Verdict verdict, Circumstances it, List<String> words) {
    var open = it.asked(Expectation.ANYTHING) || it.asked(Expectation.NEED);
    var said = words.stream().filter(word -> !word.startsWith("xx")).count();
    return switch (verdict) {
      case NONE -> said <= NEXT_TO_NOTHING ? 1 : open ? (said < FEW ? 0.65 : 0.27) : 0.9;
      case UNREAL -> 0.3;
      case REAL -> 0.37;
    };
  }

  private static List<String> hint(Emergencies.Verdict verdict) {
    return switch (verdict) {
      case NONE -> List.of();
      case UNREAL -> List.of("!unreal", "!unreal2");
      case REAL -> List.of("!real", "!real2", "!real3", "!real4", "!real5", "!real6");
    };
  }

  private AlarmSense sense(Speech speech, String vertical) {
    return senses.computeIfAbsent(
        speech.folder + Verticals.known(vertical),
        _ -> {
          var it = Verticals.known(vertical);
          var words = new Vocabulary(it, "US", List.of());
          var other = Verticals.phrases(speech, it);
          other.remove("emergency");
          return new AlarmSense(
              features,
              Verticals.alarms(speech, it),
              other,
              speech == Speech.SPANISH ? 1 : 3,
              Verticals.stories(speech),
              tokens -> hint(emergencies.verdict(tokens, JULY, words)));
        });
  }

  private record Circumstances(Instant now, ZoneId zone, Vocabulary vocabulary, Expectation asked) {

    boolean asked(Expectation what) {
      return asked == what;
    }

    Circumstances alone() {
      return new Circumstances(now, zone, vocabulary, Expectation.ANYTHING);
    }

    String country() {
      return vocabulary.country();
    }
  }

  /// What is sure is taken out first, so that the rest is not taken for something else.
  private Slots slots(Reading reading, Circumstances it) {
    var email = email(reading);
    var place = place(reading, it);
    var reference = reading.hide(References.find(reading.rest()), References.Found::words);
    var expected =
        it.asked(Expectation.ADDRESS)
            ? address(reading, true, it.country())
            : Optional.<String>empty();
    var phone = phone(reading, it);
    var address = it.asked(Expectation.ADDRESS) ? expected : address(reading, false, it.country());
    var budget =
        reading.hide(BudgetWords.find(reading.rest(), it.country()), BudgetWords.Found::words);
    var choice = choice(reading, it);
    var person = person(reading, it);
    var time = choice.isPresent() ? Optional.<TimeExpressions.Found>empty() : time(reading, it);
    var name = name(reading, it);
    var service = Services.find(reading.rest(), it.vocabulary());
    var slots =
        new Slots(
            time.flatMap(TimeExpressions.Found::when),
            phone,
            email,
            name,
            address,
            service,
            choice,
            Optional.empty(),
            time.map(TimeExpressions.Found::leeway).orElse(Leeway.NONE),
            time.flatMap(TimeExpressions.Found::about),
            person.map(People.Found::id),
            place.map(Places.Found::id));
    return slots.wanting(
        budget.map(BudgetWords.Found::budget),
        Bedrooms.find(reading.tokens()),
        Areas.find(reading.rest()),
        reference.map(References.Found::reference));
  }

  private static Optional<Integer> choice(Reading reading, Circumstances it) {
    return it.asked(Expectation.TIME)
        ? Optional.empty()
        : Choices.find(reading.rest(), it.asked(Expectation.CHOICE))
            .or(() -> SpanishChoices.find(reading.rest(), it.asked(Expectation.CHOICE)));
  }

  private static Optional<People.Found> person(Reading reading, Circumstances it) {
    var answering = it.asked(Expectation.TIME) || it.asked(Expectation.CHOICE);
    return reading.take(
        People.find(reading.rest(), it.vocabulary().people(), answering),
        People.Found::words,
        "xxname");
  }

  private static Optional<Places.Found> place(Reading reading, Circumstances it) {
    var found = Places.find(reading.rest(), it.vocabulary().places());
    return reading.take(found, Places.Found::words, "xxaddress");
  }

  private static Optional<String> email(Reading reading) {
    if (!EmailWords.hinted(reading.rest())) return Optional.empty();
    var plain = DictationGloss.of(Spanish.gloss(reading.rest()));
    return reading
        .take(EmailWords.find(plain.tokens()), it -> plain.said(it.words()), "xxemail")
        .map(EmailWords.Found::email);
  }

  private static Optional<String> phone(Reading reading, Circumstances it) {
    return reading
        .take(
            PhoneWords.find(Spanish.gloss(reading.rest()), it.country()),
            PhoneWords.Found::words,
            "xxphone")
        .map(PhoneWords.Found::e164);
  }

  private static Optional<String> address(Reading reading, boolean expected, String country) {
    var plain = AddressGloss.of(reading.rest());
    return reading
        .take(
            Addresses.find(plain.tokens(), expected, country),
            it -> plain.said(it.words()),
            "xxaddress")
        .map(Addresses.Found::line);
  }

  private static Optional<TimeExpressions.Found> time(Reading reading, Circumstances it) {
    var time =
        TimeExpressions.find(
            reading.rest(), it.now(), it.zone(), it.country(), it.asked(Expectation.TIME));
    if (it.asked(Expectation.NAME) && unclear(time)) return Optional.empty();
    if (time.isPresent()
        && Names.holds(reading.rest(), time.get().words(), it.asked(Expectation.NAME)))
      return Optional.empty();
    return reading.take(time, TimeExpressions.Found::words, "xxwhen");
  }

  private static Optional<String> name(Reading reading, Circumstances it) {
    var said = Spanish.gloss(reading.rest());
    var plain = NameGloss.of(said);
    return reading
        .take(
            Names.find(plain.tokens(), it.asked(Expectation.NAME)),
            found -> plain.said(found.words()),
            "xxname")
        .map(found -> NameGloss.plain(said) ? NameCase.joined(found.name()) : found.name());
  }

  /// Names of months and days are names of people too.
  private static boolean unclear(Optional<TimeExpressions.Found> time) {
    return time.map(it -> it.words().cardinality() == 1).orElse(false);
  }

  private Guess decided(Reading reading, Circumstances it, Slots slots, boolean emergency) {
    if (emergency)
      return new Guess(
          Verticals.known(it.vocabulary().vertical()).equals("estate_agency")
              ? "tenant_maintenance"
              : "emergency",
          0.95);
    var tokens = reading.tokens();
    var guesses = schooling.intents(Speech.of(tokens), it.vocabulary()).guess(reading.clauses());
    var best =
        guesses.stream()
            .filter(guess -> !guess.intent().equals("emergency"))
            .findFirst()
            .orElse(new Guess(Intents.UNKNOWN, 0.2));
    var consent = it.asked(Expectation.YES_OR_NO) ? YesNo.of(tokens) : Optional.<Boolean>empty();
    if (consent.isPresent() && !(best.confidence() > 0.75 && strong(best.intent())))
      return new Guess(consent.get() ? "yes" : "no", 0.95);
    if (answers(reading, it, slots)) return new Guess(Intents.UNKNOWN, 0.5);
    return best.confidence() < 0.22 ? new Guess(Intents.UNKNOWN, best.confidence()) : best;
  }

  /// Whether the utterance is little but the answer that was asked for.
  private static boolean answers(Reading reading, Circumstances it, Slots slots) {
    var words = reading.clauses().stream().flatMap(List::stream).toList();
    var others = words.stream().filter(word -> !word.startsWith("xx")).count();
    return others <= 3
        && switch (it.asked) {
          case TIME -> slots.timed();
          case CHOICE -> slots.choice().isPresent() || slots.when().isPresent();
          case NAME -> slots.name().isPresent();
          case PHONE -> slots.phone().isPresent();
          case EMAIL -> slots.email().isPresent();
          case ADDRESS -> slots.address().isPresent();
          case ANYTHING, NEED, YES_OR_NO -> false;
        };
  }

  /// What a caller may say in place of yes or no.
  private static boolean strong(String intent) {
    return Tokens.oneOf(intent, "human|speak_to_agent|repeat|hold_on|complaint|who_are_you");
  }
}
