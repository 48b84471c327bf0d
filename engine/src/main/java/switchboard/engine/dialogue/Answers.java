package switchboard.engine.dialogue;

import java.util.Optional;
import java.util.Set;
import switchboard.engine.Phone;
import switchboard.engine.dialogue.Flows.Route;
import switchboard.engine.dialogue.Frame.Goal;
import switchboard.engine.dialogue.Terms.Question;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Trigger;
import switchboard.engine.understanding.Leeway.Odd;
import switchboard.engine.understanding.Slots;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;

/// What the caller said, pressed, or left unsaid, and how the talk goes on.
record Answers(Speaker speaker) {

  private static final Set<Expectation> ABOUT_TIMES = Set.of(Expectation.TIME, Expectation.CHOICE);
  static final double SURE = 0.45;

  Thought said(Frame frame, String words, Understanding heard) {
    var controlled = new Control(speaker).said(frame, words, heard);
    if (controlled.isPresent()) return controlled.get();
    if (Welcome.open(frame) && !heard.emergency()) return welcomed(frame, words, heard);
    var received = new Reception(speaker).instead(frame, words, heard);
    if (received.isPresent()) return received.get();
    var agenda = new Agenda(speaker);
    var beside = agenda.beside(frame, heard);
    if (beside.isPresent()) return answeredWith(heard, beside.get());
    var plan = agenda.planned(frame, heard);
    var known = plan.map(it -> String.join(" ", it.answers())).filter(it -> !it.isBlank());
    var advice = new AdviceFlow(speaker).several(frame, words, heard, known);
    if (advice.isPresent()) return advice.get();
    if (plan.isPresent()) return planned(plan.get(), words, heard);
    var zone = speaker.setting().zone();
    var read = answering(frame, words, Emoji.read(frame, words, heard));
    var meaning = new Anchor(zone).anchored(frame, words, read);
    var absorbed = Absorption.absorb(frame, words, meaning, speaker.setting().now());
    var told = new Forms(speaker).kept(frame, absorbed, words, meaning);
    if (alarmed(frame, told, meaning)) return urgent(told, words, meaning);
    var fetched = new HandOffFlow(speaker).fetched(frame, told, meaning);
    if (fetched.isPresent()) return fetched.get();
    if (route(meaning).to("call-back") && meaning.confidence() >= SURE)
      return new CallBackFlow(speaker).go(told, HandOffFlow.why(meaning));
    var next = new Ending(speaker).closed(reply(frame, told, words, meaning), words);
    boolean odd = meaning.slots().leeway().odd().filter(Odd.NO_SUCH_DATE::equals).isPresent();
    return odd ? next.after(speaker.phrase("no-such-date")) : next;
  }

  /// The answer to a greeting that asked something; or else what anybody may say first.
  private Thought welcomed(Frame frame, String words, Understanding heard) {
    return new Welcome(speaker)
        .answered(frame, words, heard)
        .orElseGet(() -> said(frame.withoutForm(), words, heard));
  }

  /// "Yes, and what are your hours?": a question is answered at once, a wish comes after this.
  private Thought answeredWith(Understanding heard, Agenda.Beside more) {
    var plain = new Understanding(heard.intent(), heard.confidence(), false, Slots.NONE);
    return said(more.frame(), heard.intent(), plain).after(more.answer());
  }

  private Route route(Understanding meaning) {
    return speaker.route(meaning.intent());
  }

  private Thought planned(Agenda.Plan plan, String words, Understanding heard) {
    var lead = String.join(" ", plan.answers());
    if (plan.first().isEmpty()) {
      var told = Absorption.absorb(plan.frame(), words, heard, speaker.setting().now());
      return new SmallTalk(speaker).goOn(told, lead, heard.intent());
    }
    var first = plan.first().get();
    return said(plan.frame(), first.words(), first.meaning()).after(lead);
  }

  /// A form that is filled in for an emergency already takes up that it has become graver itself.
  private static boolean alarmed(Frame frame, Frame told, Understanding meaning) {
    boolean formed = frame.emergency() && told.pursues(Goal.FORM);
    return Absorption.alarming(frame, meaning) && !formed;
  }

  private Thought urgent(Frame frame, String words, Understanding meaning) {
    return new Forms(speaker)
        .begun(Courtesy.spared(frame), words, meaning)
        .orElseGet(() -> go(Courtesy.spared(frame).errand(it -> it.withGoal(Goal.BOOK))));
  }

  private Thought reply(Frame frame, Frame told, String words, Understanding meaning) {
    var slots = meaning.slots();
    var forms = new Forms(speaker);
    return forms
        .said(told, words, meaning)
        .or(() -> forms.heard(frame, told, words, meaning))
        .or(() -> new Courtesy(speaker).answered(frame, told, meaning))
        .or(() -> forms.named(told, words, meaning))
        .or(() -> advised(frame, told, words, meaning))
        .or(() -> changes(frame, told, meaning))
        .or(() -> past(told, slots))
        .or(() -> new Ending(speaker).unwanted(told, words, meaning.intent()))
        .or(() -> answered(told, meaning.intent(), slots))
        .or(() -> talked(told, words, meaning))
        .or(() -> new Ending(speaker).done(frame, told, words, meaning.intent()))
        .or(() -> forms.wanted(frame, told, words, meaning))
        .or(() -> begun(told, meaning).map(it -> courteous(frame, it, meaning)))
        .orElseGet(() -> goOn(frame, told, words, meaning));
  }

  private Optional<Thought> changes(Frame frame, Frame told, Understanding meaning) {
    return new Changes(speaker, this).begun(frame, told, meaning);
  }

  /// A time said when one was asked for is no question about opening hours.
  private Understanding answering(Frame frame, String words, Understanding it) {
    boolean asked = ABOUT_TIMES.contains(frame.talk().asked());
    boolean guess = route(it).get("timed").isPresent() && !words.contains("?");
    boolean timed = it.slots().timed() || it.slots().place().isPresent();
    return asked && guess && timed ? it.withIntent("unknown", it.confidence()) : it;
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

  /// A time that has passed is no time to come, nor is one that never comes.
  private Optional<Thought> past(Frame frame, Slots slots) {
    boolean over =
        slots.when().filter(it -> Absorption.over(it, speaker.setting().now())).isPresent();
    boolean odd = slots.leeway().odd().filter(Odd.NO_SUCH_DATE::equals).isPresent();
    if (!over && !odd) return Optional.empty();
    var why = over ? speaker.phrase("past") : "";
    return switch (frame.talk().asked()) {
      case TIME -> Optional.of(speaker.ask(frame, Expectation.TIME, "ask-another-time").after(why));
      case CHOICE ->
          frame.errand().offers().isEmpty()
              ? Optional.empty()
              : Optional.of(
                  speaker.offer(frame, frame.errand().offers(), "offer-again").after(why));
      case ANYTHING, NEED, NAME, PHONE, EMAIL, ADDRESS, YES_OR_NO -> Optional.empty();
    };
  }

  /// The answer to a question with few answers.
  private Optional<Thought> answered(Frame frame, String intent, Slots slots) {
    if (frame.pursues(Goal.FORM)) return Optional.empty();
    boolean choosing = frame.talk().asked() == Expectation.CHOICE;
    if (choosing && !frame.terms().several().isEmpty())
      return new WhichFlow(speaker).answered(frame, slots);
    if (choosing && frame.errand().offers().isEmpty())
      return slots.choice().flatMap(it -> new BookingFlow(speaker).listed(frame, it));
    if (choosing)
      return frame.pursues(Goal.RESCHEDULE)
          ? new ChangeFlow(speaker).choice(frame, intent, slots)
          : new BookingFlow(speaker).choice(frame, intent, slots);
    boolean clear = intent.equals("yes") || intent.equals("no");
    boolean asked = frame.talk().asked() == Expectation.YES_OR_NO;
    if (!asked) return Optional.empty();
    boolean waits = frame.terms().question().filter(Question.WAITLIST::equals).isPresent();
    if (waits && slots.timed()) return Optional.of(again(frame));
    return clear ? Optional.of(decided(frame, intent.equals("yes"))) : Optional.empty();
  }

  /// Another time instead of a place on the waitlist.
  private Thought again(Frame frame) {
    var now =
        frame.errand(Frame.Errand::withoutOffers).terms(it -> it.withQuestion(Optional.empty()));
    return go(now.asking(Expectation.TIME));
  }

  private Thought decided(Frame frame, boolean yes) {
    boolean waits = frame.terms().question().filter(Question.WAITLIST::equals).isPresent();
    if (waits) return new WaitlistFlow(speaker).answered(frame, yes);
    return frame.pursues(Goal.CANCEL)
        ? new ChangeFlow(speaker).confirmed(frame, yes)
        : new BookingFlow(speaker).placed(frame, yes);
  }

  /// A question of the caller's own. An emergency does not wait for small talk.
  private Optional<Thought> talked(Frame frame, String words, Understanding meaning) {
    if (meaning.emergency()) return Optional.empty();
    var talk = new SmallTalk(speaker);
    return talk.answer(frame, words, meaning).map(it -> talk.goOn(frame, it, meaning.intent()));
  }

  /// A question that others know better, unless it answers ours.
  private Optional<Thought> advised(
      Frame before, Frame frame, String words, Understanding meaning) {
    var slots = meaning.slots();
    boolean chosen = slots.timed() || slots.choice().isPresent();
    if (chosen && ABOUT_TIMES.contains(before.talk().asked())) return Optional.empty();
    var answer = new SmallTalk(speaker).answer(frame, words, meaning);
    return new AdviceFlow(speaker).offered(before, frame, words, meaning, answer);
  }

  private Optional<Thought> begun(Frame frame, Understanding meaning) {
    boolean bookable = meaning.slots().need().isPresent() || meaning.slots().service().isPresent();
    boolean wanted = route(meaning).to("book") || meaning.emergency() || bookable;
    boolean free =
        frame.errand().goal().isEmpty() || (meaning.emergency() && !frame.pursues(Goal.BOOK));
    return wanted && free
        ? Optional.of(go(frame.errand(it -> it.withGoal(Goal.BOOK))))
        : Optional.empty();
  }

  private Thought goOn(Frame before, Frame frame, String words, Understanding meaning) {
    boolean told =
        !frame.errand().equals(before.errand()) || !frame.caller().equals(before.caller());
    if (frame.errand().goal().isEmpty()) return opened(before, frame, meaning);
    if (told) {
      // a name is no answer to "how many bedrooms"
      boolean seeks = frame.form().filter(it -> it.flow().equals(SearchFlow.NAME)).isPresent();
      int missed = seeks ? frame.talk().missed() + 1 : 0;
      return courteous(before, go(frame.talk(it -> it.withMissed(missed))), meaning);
    }
    boolean asked = frame.talk().asked() == Expectation.TIME;
    boolean anyTime =
        asked && (frame.talk().missed() > 0 || new Control(speaker).heard("any-time", words));
    return anyTime ? go(frame) : missed(frame);
  }

  /// Nothing is being pursued yet. After an errand a plain "yes" only means there is more to come.
  private Thought opened(Frame before, Frame frame, Understanding meaning) {
    boolean need = frame.need().isPresent() && before.need().isEmpty();
    boolean time = frame.errand().wished() && !before.errand().wished();
    if (need || time)
      return courteous(before, go(frame.errand(it -> it.withGoal(Goal.BOOK))), meaning);
    if (!frame.caller().equals(before.caller()))
      return new BookingFlow(speaker)
          .noting(courteous(before, speaker.tell(frame, "how-else"), meaning));
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
      case FORM -> new Forms(speaker).question(frame);
    };
  }

  private Thought reschedule(Frame frame) {
    var flow = new ChangeFlow(speaker);
    return ChangeFlow.chosen(frame)
        .filter(_ -> frame.errand().wished())
        .map(it -> flow.search(frame, it))
        .orElseGet(() -> flow.go(frame));
  }

  /// The open question once more.
  Thought question(Frame frame) {
    if (frame.pursues(Goal.FORM)) return new Forms(speaker).question(frame);
    var booking = new BookingFlow(speaker);
    return switch (frame.talk().asked()) {
      case CHOICE ->
          frame.terms().several().isEmpty()
              ? booking.choices(frame)
              : new WhichFlow(speaker).ask(frame);
      case YES_OR_NO -> decision(frame);
      case TIME -> booking.question(frame, Expectation.TIME);
      case NAME -> booking.question(frame, Expectation.NAME);
      case PHONE -> booking.question(frame, Expectation.PHONE);
      case ADDRESS -> booking.question(frame, Expectation.ADDRESS);
      case ANYTHING, NEED, EMAIL -> booking.question(frame, Expectation.NEED);
    };
  }

  private Thought decision(Frame frame) {
    if (frame.terms().question().isEmpty())
      return frame.pursues(Goal.BOOK) ? new BookingFlow(speaker).go(frame) : go(frame);
    boolean waits = frame.terms().question().filter(Question.WAITLIST::equals).isPresent();
    return waits
        ? new WaitlistFlow(speaker).ask(frame, "ask-waitlist")
        : new ChangeFlow(speaker).warn(frame);
  }

  /// Keys: a number of the list, 1 for yes and 2 for no, a telephone number, 0 for a person.
  Thought pressed(Frame frame, String digits) {
    if (digits.equals("0")) return new CallBackFlow(speaker).go(frame, Trigger.ASKED);
    var formed = new Forms(speaker).pressed(frame, digits);
    if (formed.isPresent()) return formed.get();
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
    if (!digits.matches("[1-9]")) return missed(frame);
    int number = Integer.parseInt(digits);
    var listed = new BookingFlow(speaker).listed(frame, number);
    if (listed.isPresent()) return listed.get();
    var several = frame.terms().several();
    if (!several.isEmpty())
      return WhichFlow.numbered(several, number)
          .map(it -> new WhichFlow(speaker).chosen(frame, it))
          .orElseGet(() -> missed(frame));
    var moving = Optional.of(frame).filter(MoveFlow::open).flatMap(ChangeFlow::chosen);
    return new Choice(speaker.setting(), frame.errand().offers())
        .numbered(number)
        .map(it ->
            moving
                .map(to -> new MoveFlow(speaker).take(frame, to, it))
                .orElseGet(() -> new BookingFlow(speaker).take(frame, it)))
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
    return new Courtesy(speaker)
        .unanswered(frame)
        .orElseGet(() -> new Repair(speaker).silent(frame, this::question));
  }
}
