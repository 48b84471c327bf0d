package switchboard.engine.understanding;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import switchboard.engine.understanding.Intents.Guess;

/// Understands without keys or network: grammars for what has a grammar (times, numbers, addresses,
/// names), a small classifier for intents, patterns with their context for emergencies.
/// Thread-safe; the classifier of a kind of business is trained when it is first spoken to ([#warm]
/// does it ahead). Work is bounded: only the first [Tokenizer#MOST] words count.
///
/// Conventions of time stand at [TimeExpressions] and [DayPart].
public final class EmbeddedUnderstander implements Understander {

  private final Features features = new Features(Verticals.classes());
  private final Emergencies emergencies = new Emergencies(Verticals.alarms());
  private final Needs needs = new Needs(features);
  private final Map<String, Intents> intents = new ConcurrentHashMap<>();

  /// Trains every classifier now, so that no caller waits for it.
  public EmbeddedUnderstander warm() {
    Verticals.NAMES.forEach(this::intents);
    return this;
  }

  private Intents intents(String vertical) {
    return intents.computeIfAbsent(
        Verticals.known(vertical), it -> new Intents(features, Verticals.phrases(it)));
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
    var now = it.now();
    var zone = it.zone();
    var vocabulary = it.vocabulary();
    var asked = it.asked();
    var reading = new Reading(tokens);
    var emergency = emergencies.present(tokens, now.atZone(zone).toLocalDate(), vocabulary);
    var slots = slots(reading, it, emergency);
    var guess = decided(tokens, reading, vocabulary.vertical(), asked, emergency);
    var confidence = Math.clamp(guess.confidence(), 0, 1);
    return new Whole(new Understanding(guess.intent(), confidence, emergency, slots), reading);
  }

  /// Clause by clause, where that makes several wishes.
  private Understanding wished(Whole whole, Circumstances it) {
    var clauses = whole.reading().parts();
    if (clauses.size() < 2) return whole.understanding();
    var intents = intents(it.vocabulary().vertical());
    var parts = new Wants(clauses, intents).found();
    if (parts.size() < 2) return whole.understanding();
    var alone = new Circumstances(it.now(), it.zone(), it.vocabulary(), Expectation.ANYTHING);
    var wishes =
        parts.stream()
            .map(part -> {
              var words = whole.reading().surface(part.from(), part.to());
              var meaning = whole(Tokens.of(words), alone).understanding();
              return new Understanding.Part(
                  words, meaning.withIntent(part.intent(), part.confidence()));
            })
            .toList();
    var of = whole.understanding();
    return new Understanding(of.intent(), of.confidence(), of.emergency(), of.slots(), wishes);
  }

  private record Circumstances(Instant now, ZoneId zone, Vocabulary vocabulary, Expectation asked) {

    boolean asked(Expectation what) {
      return asked == what;
    }

    String country() {
      return vocabulary.country();
    }
  }

  /// What is sure is taken out first, so that the rest is not taken for something else.
  private Slots slots(Reading reading, Circumstances it, boolean emergency) {
    var place =
        reading.take(
            Places.find(reading.rest, it.vocabulary().places()), Places.Found::words, "xxaddress");
    var email = email(reading);
    var reference = reading.hide(References.find(reading.rest), References.Found::words);
    var expected =
        it.asked(Expectation.ADDRESS)
            ? address(reading, true, it.country())
            : Optional.<String>empty();
    var phone = phone(reading, it);
    var address = it.asked(Expectation.ADDRESS) ? expected : address(reading, false, it.country());
    var budget =
        reading.hide(BudgetWords.find(reading.rest, it.country()), BudgetWords.Found::words);
    var choice =
        it.asked(Expectation.TIME)
            ? Optional.<Integer>empty()
            : Choices.find(reading.rest, it.asked(Expectation.CHOICE));
    var person =
        reading.take(
            People.find(
                reading.rest,
                it.vocabulary().people(),
                it.asked(Expectation.TIME) || it.asked(Expectation.CHOICE)),
            People.Found::words,
            "xxname");
    var time = choice.isPresent() ? Optional.<TimeExpressions.Found>empty() : time(reading, it);
    var name = name(reading, it);
    var service = Services.find(reading.rest, it.vocabulary());
    var need = needs.find(reading.rest, it.asked(Expectation.NEED), emergency);
    var slots =
        new Slots(
            time.flatMap(TimeExpressions.Found::when),
            phone,
            email,
            name,
            address,
            service,
            choice,
            need,
            time.map(TimeExpressions.Found::leeway).orElse(Leeway.NONE),
            time.flatMap(TimeExpressions.Found::about),
            person.map(People.Found::id),
            place.map(Places.Found::id));
    return slots.wanting(
        budget.map(BudgetWords.Found::budget),
        Bedrooms.find(reading.tokens),
        Areas.find(reading.rest),
        reference.map(References.Found::reference));
  }

  private static Optional<String> email(Reading reading) {
    return reading
        .take(EmailWords.find(Spanish.gloss(reading.rest)), EmailWords.Found::words, "xxemail")
        .map(EmailWords.Found::email);
  }

  private static Optional<String> phone(Reading reading, Circumstances it) {
    return reading
        .take(
            PhoneWords.find(Spanish.gloss(reading.rest), it.country()),
            PhoneWords.Found::words,
            "xxphone")
        .map(PhoneWords.Found::e164);
  }

  private static Optional<String> address(Reading reading, boolean expected, String country) {
    return reading
        .take(Addresses.find(reading.rest, expected, country), Addresses.Found::words, "xxaddress")
        .map(Addresses.Found::line);
  }

  private static Optional<TimeExpressions.Found> time(Reading reading, Circumstances it) {
    var time =
        TimeExpressions.find(
            reading.rest, it.now(), it.zone(), it.country(), it.asked(Expectation.TIME));
    if (it.asked(Expectation.NAME) && unclear(time)) return Optional.empty();
    if (time.isPresent()
        && Names.holds(reading.rest, time.get().words(), it.asked(Expectation.NAME)))
      return Optional.empty();
    return reading.take(time, TimeExpressions.Found::words, "xxwhen");
  }

  private static Optional<String> name(Reading reading, Circumstances it) {
    return reading
        .take(
            Names.find(Spanish.gloss(reading.rest), it.asked(Expectation.NAME)),
            Names.Found::words,
            "xxname")
        .map(Names.Found::name);
  }

  /// Names of months and days are names of people too.
  private static boolean unclear(Optional<TimeExpressions.Found> time) {
    return time.map(it -> it.words().cardinality() == 1).orElse(false);
  }

  private Guess decided(
      Tokens tokens, Reading reading, String vertical, Expectation asked, boolean emergency) {
    if (emergency)
      return new Guess(
          Verticals.known(vertical).equals("estate_agency") ? "tenant_maintenance" : "emergency",
          0.95);
    var guesses = intents(vertical).guess(reading.clauses());
    var best =
        guesses.stream()
            .filter(it -> !it.intent().equals("emergency"))
            .findFirst()
            .orElse(new Guess(Intents.UNKNOWN, 0.2));
    var consent = asked == Expectation.YES_OR_NO ? YesNo.of(tokens) : Optional.<Boolean>empty();
    if (consent.isPresent() && !(best.confidence() > 0.75 && strong(best.intent())))
      return new Guess(consent.get() ? "yes" : "no", 0.95);
    return best.confidence() < 0.22 ? new Guess(Intents.UNKNOWN, best.confidence()) : best;
  }

  /// What a caller may say in place of yes or no.
  private static boolean strong(String intent) {
    return Tokens.oneOf(intent, "human|speak_to_agent|repeat|hold_on|complaint|who_are_you");
  }

  /// The words not yet understood, and what stands for those that are.
  private static final class Reading {

    private final Tokens tokens;
    private final @Nullable String[] places;
    private Tokens rest;

    Reading(Tokens tokens) {
      this.tokens = tokens;
      this.rest = tokens;
      this.places = new String[tokens.size()];
    }

    <T> Optional<T> take(Optional<T> found, Function<T, BitSet> where, String place) {
      found.ifPresent(it -> {
        var words = where.apply(it);
        words.stream().filter(at -> at < places.length).forEach(at -> places[at] = place);
        rest = rest.without(words);
      });
      return found;
    }

    /// Takes words out without a place for them, so that they are not read as something else.
    <T> Optional<T> hide(Optional<T> found, Function<T, BitSet> where) {
      found.ifPresent(it -> rest = rest.without(where.apply(it)));
      return found;
    }

    /// The parts of the utterance with places for the slots, split where a speaker would breathe.
    List<List<String>> clauses() {
      return parts().stream().map(Wants.Clause::words).toList();
    }

    List<Wants.Clause> parts() {
      var clauses = new ArrayList<Wants.Clause>();
      List<String> clause = new ArrayList<>();
      var from = 0;
      for (var i = 0; i < tokens.size(); i++) {
        var joint = tokens.is(i, "and|but|because|so|also");
        if (joint && clause.size() > 2) {
          clause = next(clauses, clause, from, i);
          from = i;
        }
        if (!joint || !clause.isEmpty()) add(clause, i);
        if (tokens.get(i).pause() == Token.Pause.STOP
            || (tokens.get(i).pause() == Token.Pause.COMMA && clause.size() > 3)) {
          clause = next(clauses, clause, from, i + 1);
          from = i + 1;
        }
      }
      next(clauses, clause, from, tokens.size());
      return clauses;
    }

    private static List<String> next(
        List<Wants.Clause> clauses, List<String> clause, int from, int to) {
      if (!clause.isEmpty()) clauses.add(new Wants.Clause(clause, from, to));
      return new ArrayList<>();
    }

    /// The words themselves, without those that join them to what was before.
    String surface(int from, int to) {
      var start = from;
      while (start < to && tokens.is(start, "and|but|because|so|also|then|plus")) start++;
      return tokens.surface(start, to);
    }

    private void add(List<String> clause, int i) {
      var place = places[i];
      if (place == null) clause.add(tokens.text(i));
      else if (i == 0 || !place.equals(places[i - 1])) clause.add(place);
    }
  }
}
