package switchboard.engine.dialogue;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import switchboard.engine.dialogue.Frame.Goal;
import switchboard.engine.privacy.Personal;
import switchboard.engine.understanding.NameLike;
import switchboard.engine.understanding.Slots;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;
import switchboard.engine.understanding.When;

/// Takes what an utterance tells into the frame. What is said later corrects what was said before.
final class Absorption {

  private static final int LONGEST = 300;
  private static final Set<String> ENDING = Set.of("cancel", "status", "existing_viewing");
  private static final Set<Expectation> TIMES = Set.of(Expectation.TIME, Expectation.CHOICE);

  private Absorption() {}

  /// @param now a wish for a time that is over by then is none
  static Frame absorb(Frame frame, String words, Understanding meaning, Instant now) {
    var slots = meaning.slots();
    var named = name(frame, words, meaning);
    var told = named.map(it -> named(frame, it)).orElse(frame);
    var email = slots.email().map(Personal::of);
    if (email.isPresent()) told = told.caller(it -> it.withEmail(email));
    told = slots.phone().map(it -> phone(it)).map(told::caller).orElse(told);
    return errand(told, words, meaning, now);
  }

  private static java.util.function.UnaryOperator<Frame.Caller> phone(String it) {
    return caller -> caller.withPhone(Optional.of(Personal.of(it)));
  }

  private static Frame errand(Frame frame, String words, Understanding meaning, Instant now) {
    var slots = meaning.slots();
    boolean alarm = meaning.emergency() && !frame.emergency();
    var known = alarm ? frame.errand(Frame.Errand::urgent) : frame;
    var wish = wish(known, meaning).filter(it -> !over(it, now));
    boolean other = wish.isPresent() || slots.leeway().days().isEmpty();
    return known.errand(it ->
        it.withAddress(address(frame, words, slots).map(Personal::of).or(it::address))
            .withNeed(need(frame, words, meaning).map(Personal::of).or(it::need))
            .withService(service(known, slots).or(it::service))
            .withWish(other ? wish.or(it::wish) : Optional.empty())
            .terms(terms -> terms(known, terms, meaning)));
  }

  private static Terms terms(Frame frame, Terms terms, Understanding meaning) {
    var slots = meaning.slots();
    var timed = ends(frame, meaning) ? slots.withWhen(Optional.empty()) : slots;
    var existing = ends(frame, meaning) ? slots.when().or(slots::about) : moved(frame, meaning);
    return terms
        .withPreference(Wishes.after(terms.preference(), timed))
        .withPerson(slots.person().or(terms::person))
        .withExisting(existing.or(terms::existing))
        .withOdd(slots.timed() ? slots.leeway().odd() : terms.odd());
  }

  private static Optional<When> moved(Frame frame, Understanding meaning) {
    return moves(frame, meaning) ? meaning.slots().about() : Optional.empty();
  }

  /// "Cancel my tuesday appointment", "move my tuesday appointment": no wish for a tuesday.
  private static Optional<When> wish(Frame frame, Understanding meaning) {
    var slots = meaning.slots();
    if (ends(frame, meaning)) return Optional.empty();
    return moves(frame, meaning) && slots.about().equals(slots.when())
        ? Optional.empty()
        : slots.when();
  }

  private static boolean ends(Frame frame, Understanding meaning) {
    boolean sure = meaning.confidence() >= Answers.SURE && !TIMES.contains(frame.talk().asked());
    return !frame.terms().several().isEmpty()
        || frame.pursues(Goal.CANCEL)
        || frame.pursues(Goal.STATUS)
        || (sure && ENDING.contains(meaning.intent()));
  }

  private static boolean moves(Frame frame, Understanding meaning) {
    return frame.pursues(Goal.RESCHEDULE) || meaning.intent().equals("reschedule");
  }

  /// Words that sound like an emergency's do not make an ordinary visit one, nor is "the first one"
  /// a first visit.
  private static Optional<String> service(Frame frame, Slots slots) {
    boolean chosen = frame.talk().asked() == Expectation.CHOICE && slots.choice().isPresent();
    return slots
        .service()
        .filter(_ -> !chosen)
        .filter(it -> frame.emergency() || !it.startsWith("emergency"));
  }

  static boolean over(When when, Instant now) {
    return !when.end().orElse(when.start().plusMinutes(30)).toInstant().isAfter(now);
  }

  /// A name on file that the caller says too identifies them; another name replaces it.
  private static Frame named(Frame frame, String said) {
    boolean same = frame.caller().name().filter(it -> agrees(it.text(), said)).isPresent();
    var kept = same ? frame.caller().name().orElseThrow() : Personal.of(said);
    boolean fits = frame.caller().known() && same;
    return frame.caller(it -> it.withName(kept, it.identified() || fits));
  }

  private static boolean agrees(String file, String said) {
    return !parts(file).stream().filter(parts(said)::contains).toList().isEmpty();
  }

  private static Set<String> parts(String name) {
    return Stream.of(name.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
        .filter(it -> it.length() > 1)
        .collect(Collectors.toSet());
  }

  private static Optional<String> name(Frame frame, String words, Understanding meaning) {
    return meaning
        .slots()
        .name()
        .or(() -> answer(frame, Expectation.NAME, words, meaning, 1, 4).filter(NameLike::may));
  }

  private static Optional<String> address(Frame frame, String words, Slots slots) {
    if (slots.address().isPresent() || frame.talk().asked() != Expectation.ADDRESS)
      return slots.address();
    boolean numbered = words.chars().anyMatch(Character::isDigit);
    return numbered && count(words) >= 2 ? Optional.of(cut(words)) : Optional.empty();
  }

  private static Optional<String> need(Frame frame, String words, Understanding meaning) {
    boolean alarm = meaning.emergency() && !frame.emergency();
    if (frame.errand().need().isPresent() && !alarm) return Optional.empty();
    return meaning
        .slots()
        .need()
        .or(() -> answer(frame, Expectation.NEED, words, meaning, 2, 60))
        .map(Absorption::cut);
  }

  /// The whole utterance, where it can only be the answer to what was asked.
  private static Optional<String> answer(
      Frame frame, Expectation asked, String words, Understanding meaning, int least, int most) {
    var it = meaning.slots();
    boolean other = it.when().isPresent() || it.phone().isPresent() || it.address().isPresent();
    boolean plain = frame.talk().asked() == asked && meaning.intent().equals("unknown") && !other;
    int count = count(words);
    return plain && count >= least && count <= most ? Optional.of(cut(words)) : Optional.empty();
  }

  private static int count(String words) {
    var text = words.strip();
    return text.isEmpty() ? 0 : text.split("\\s+").length;
  }

  private static String cut(String words) {
    var text = words.strip();
    return text.length() <= LONGEST
        ? text
        : text.substring(
            0,
            text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length()))));
  }
}
