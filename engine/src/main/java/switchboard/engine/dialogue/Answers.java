package switchboard.engine.dialogue;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import switchboard.engine.Phone;
import switchboard.engine.dialogue.Frame.Goal;
import switchboard.engine.privacy.Personal;
import switchboard.engine.understanding.Slots;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;

/// What the caller said, pressed, or left unsaid, and how the talk goes on.
record Answers(Speaker speaker) {

  private static final Set<String> FOR_A_PERSON =
      Set.of("human", "complaint", "message", "speak_to_agent");
  private static final Set<String> TO_BOOK =
      Set.of("book", "emergency", "quote", "book_viewing", "book_valuation");
  private static final Set<String> DONE = Set.of("no", "thanks", "goodbye");
  private static final Pattern ANY_TIME =
      Pattern.compile(
          "\\b(any ?time|whenever|whatever|flexible|no preference|next available|first available|soon\\w*"
              + "|earliest|you (choose|pick|decide)|do(es)?n't (mind|care|matter))\\b",
          Pattern.CASE_INSENSITIVE);
  private static final double SURE = 0.45;

  Thought said(Frame frame, String words, Understanding heard) {
    if (heard.intent().equals("repeat") && frame.talk().said().isPresent())
      return Thought.say(frame, frame.talk().said().get().text());
    var zone = speaker.setting().zone();
    var meaning = new Anchor(zone).anchored(frame, words, Emoji.read(frame, words, heard));
    var told = Absorption.absorb(frame, words, meaning, speaker.setting().now());
    if (told.emergency() && !frame.emergency())
      return go(told.errand(it -> it.withGoal(Goal.BOOK)));
    if (FOR_A_PERSON.contains(meaning.intent()) && meaning.confidence() >= SURE)
      return new CallBackFlow(speaker).go(told);
    return change(frame, told, meaning)
        .or(() -> past(told, meaning.slots()))
        .or(() -> answered(told, meaning.intent(), meaning.slots()))
        .or(() -> talked(told, words, meaning))
        .or(() -> done(frame, told, meaning.intent()))
        .or(() -> begun(told, meaning).map(it -> courteous(frame, it, meaning)))
        .orElseGet(() -> goOn(frame, told, words, meaning));
  }

  /// Thanks for what was told; says so where the same has to be asked again.
  private Thought courteous(Frame before, Thought next, Understanding meaning) {
    var name = meaning.slots().name().filter(_ -> !before.caller().named());
    if (name.isPresent())
      return next.after(speaker.phrase("thanks-name", "name", Learning.first(name.get())));
    if (next.speech().isEmpty()) return next;
    boolean fresh = before.errand().goal().isEmpty() && !next.frame().emergency();
    if (fresh) return next.after(speaker.phrase("gladly"));
    return next.frame().talk().asked() == before.talk().asked()
        ? next.after(speaker.phrase("noted"))
        : next;
  }

  /// A time that has passed is no time to come.
  private Optional<Thought> past(Frame frame, Slots slots) {
    boolean over =
        slots.when().filter(it -> Absorption.over(it, speaker.setting().now())).isPresent();
    if (!over) return Optional.empty();
    return switch (frame.talk().asked()) {
      case TIME ->
          Optional.of(
              speaker
                  .ask(frame, Expectation.TIME, "ask-another-time")
                  .after(speaker.phrase("past")));
      case CHOICE ->
          Optional.of(
              speaker
                  .offer(frame, frame.errand().offers(), "offer-again")
                  .after(speaker.phrase("past")));
      case ANYTHING, NEED, NAME, PHONE, EMAIL, ADDRESS, YES_OR_NO -> Optional.empty();
    };
  }

  /// A wish to cancel, move or hear about an appointment begins at any time but while times are
  /// being offered for that very thing.
  private Optional<Thought> change(Frame before, Frame frame, Understanding meaning) {
    var busy = before.errand().goal();
    boolean answers =
        before.talk().asked() == Expectation.TIME && meaning.slots().when().isPresent();
    boolean unsure = meaning.confidence() < SURE || (answers && meaning.intent().equals("status"));
    if (busy.isPresent() && unsure) return Optional.empty();
    var goal =
        switch (meaning.intent()) {
          case "cancel" -> Optional.of(Goal.CANCEL);
          case "reschedule" -> Optional.of(Goal.RESCHEDULE);
          case "status", "existing_viewing" -> Optional.of(Goal.STATUS);
          default -> Optional.<Goal>empty();
        };
    if (goal.filter(Goal.STATUS::equals).isPresent()) {
      var reminded = new ChangeFlow(speaker).reminded(frame);
      if (reminded.isPresent()) return reminded;
    }
    return goal.filter(it -> frame.errand().goal().filter(it::equals).isEmpty())
        .map(it -> go(frame.errand(e -> e.withoutOffers().withGoal(it))));
  }

  /// The answer to a question with few answers.
  private Optional<Thought> answered(Frame frame, String intent, Slots slots) {
    if (frame.talk().asked() == Expectation.CHOICE && !frame.errand().offers().isEmpty())
      return moving(frame)
          ? new ChangeFlow(speaker).choice(frame, intent, slots)
          : new BookingFlow(speaker).choice(frame, intent, slots);
    boolean clear = intent.equals("yes") || intent.equals("no");
    boolean asked = frame.talk().asked() == Expectation.YES_OR_NO;
    return asked && clear ? Optional.of(decided(frame, intent.equals("yes"))) : Optional.empty();
  }

  private Thought decided(Frame frame, boolean yes) {
    return frame.errand().goal().filter(Goal.CANCEL::equals).isPresent()
        ? new ChangeFlow(speaker).confirmed(frame, yes)
        : new BookingFlow(speaker).placed(frame, yes);
  }

  private static boolean moving(Frame frame) {
    return frame.errand().goal().filter(Goal.RESCHEDULE::equals).isPresent();
  }

  /// A question of the caller's own. An emergency does not wait for small talk.
  private Optional<Thought> talked(Frame frame, String words, Understanding meaning) {
    if (meaning.emergency()) return Optional.empty();
    var talk = new SmallTalk(speaker);
    return talk.answer(frame, words, meaning).map(it -> talk.goOn(frame, it, meaning.intent()));
  }

  private Optional<Thought> done(Frame before, Frame frame, String intent) {
    boolean open = before.talk().asked() == Expectation.ANYTHING;
    boolean bye = intent.equals("goodbye");
    boolean over = DONE.contains(intent) && open && frame.errand().goal().isEmpty();
    return bye || over ? Optional.of(speaker.farewell(frame)) : Optional.empty();
  }

  private Optional<Thought> begun(Frame frame, Understanding meaning) {
    boolean bookable = meaning.slots().need().isPresent() || meaning.slots().service().isPresent();
    boolean wanted = TO_BOOK.contains(meaning.intent()) || meaning.emergency() || bookable;
    boolean free = frame.errand().goal().isEmpty() || (meaning.emergency() && !booking(frame));
    return wanted && free
        ? Optional.of(go(frame.errand(it -> it.withGoal(Goal.BOOK))))
        : Optional.empty();
  }

  private static boolean booking(Frame frame) {
    return frame.errand().goal().filter(Goal.BOOK::equals).isPresent();
  }

  private Thought goOn(Frame before, Frame frame, String words, Understanding meaning) {
    boolean told =
        !frame.errand().equals(before.errand()) || !frame.caller().equals(before.caller());
    if (frame.errand().goal().isEmpty()) return opened(before, frame, meaning);
    if (told) return courteous(before, go(frame.talk(it -> it.withMissed(0))), meaning);
    boolean asked = frame.talk().asked() == Expectation.TIME;
    boolean anyTime = asked && (frame.talk().missed() > 0 || ANY_TIME.matcher(words).find());
    return anyTime ? go(frame) : missed(frame);
  }

  /// Nothing is being pursued yet. After an errand a plain "yes" only means there is more to come.
  private Thought opened(Frame before, Frame frame, Understanding meaning) {
    if (frame.need().isPresent() && before.need().isEmpty())
      return courteous(before, go(frame.errand(it -> it.withGoal(Goal.BOOK))), meaning);
    if (meaning.intent().equals("yes") || meaning.intent().equals("greeting"))
      return speaker.ask(frame, Expectation.NEED, "ask-need");
    return missed(frame);
  }

  /// Goes on with what is being pursued.
  Thought go(Frame frame) {
    return switch (frame.errand().goal().orElse(Goal.BOOK)) {
      case BOOK -> new BookingFlow(speaker).go(frame);
      case CANCEL, STATUS -> new ChangeFlow(speaker).go(frame);
      case RESCHEDULE -> reschedule(frame);
      case CALL_BACK -> new CallBackFlow(speaker).go(frame);
    };
  }

  private Thought reschedule(Frame frame) {
    var flow = new ChangeFlow(speaker);
    return frame
        .caller()
        .next()
        .filter(_ -> frame.errand().wish().isPresent() && frame.caller().identified())
        .map(it -> flow.search(frame, it))
        .orElseGet(() -> flow.go(frame));
  }

  /// The open question once more.
  Thought question(Frame frame) {
    var booking = new BookingFlow(speaker);
    return switch (frame.talk().asked()) {
      case CHOICE -> speaker.offer(frame, frame.errand().offers(), "offer");
      case YES_OR_NO -> booking(frame) ? booking.go(frame) : go(frame);
      case TIME -> booking.question(frame, Expectation.TIME);
      case NAME -> booking.question(frame, Expectation.NAME);
      case PHONE -> booking.question(frame, Expectation.PHONE);
      case ADDRESS -> booking.question(frame, Expectation.ADDRESS);
      case ANYTHING, NEED, EMAIL -> booking.question(frame, Expectation.NEED);
    };
  }

  /// Keys: a number of the list, 1 for yes and 2 for no, a telephone number, 0 for a person.
  Thought pressed(Frame frame, String digits) {
    if (digits.equals("0")) return new CallBackFlow(speaker).go(frame);
    return switch (frame.talk().asked()) {
      case CHOICE -> chosen(frame, digits);
      case YES_OR_NO -> keyed(frame, digits);
      case PHONE ->
          Phone.of(digits, speaker.profile().country())
              .map(it -> go(frame.caller(c -> c.withPhone(Optional.of(Personal.of(it.e164()))))))
              .orElseGet(() -> missed(frame));
      case ANYTHING, NEED, NAME, EMAIL, ADDRESS, TIME -> missed(frame);
    };
  }

  private Thought chosen(Frame frame, String digits) {
    var offers = frame.errand().offers();
    if (!digits.matches("[1-9]")) return missed(frame);
    return new Choice(speaker.setting(), offers)
        .numbered(Integer.parseInt(digits))
        .map(it ->
            moving(frame) && frame.caller().next().isPresent()
                ? new ChangeFlow(speaker).take(frame, frame.caller().next().get(), it)
                : new BookingFlow(speaker).take(frame, it))
        .orElseGet(() -> missed(frame));
  }

  private Thought keyed(Frame frame, String digits) {
    return switch (digits) {
      case "1" -> decided(frame, true);
      case "2" -> decided(frame, false);
      default -> missed(frame);
    };
  }

  private Thought missed(Frame frame) {
    return new Repair(speaker).misunderstood(frame, this::question);
  }

  Thought silent(Frame frame) {
    return new Repair(speaker).silent(frame, this::question);
  }
}
