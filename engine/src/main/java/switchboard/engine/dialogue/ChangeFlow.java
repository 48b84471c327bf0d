package switchboard.engine.dialogue;

import java.time.LocalDate;
import java.util.Optional;
import switchboard.engine.dialogue.Frame.Goal;
import switchboard.engine.tenant.Profile.Recognition;
import switchboard.engine.tool.Preference;
import switchboard.engine.tool.Result.Upcoming;
import switchboard.engine.tool.Tool;
import switchboard.engine.understanding.Slots;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.When;
import switchboard.engine.understanding.When.Grain;

/// Cancels, moves, or tells about an appointment, once it is clear who asks and which is meant.
record ChangeFlow(Speaker speaker) {

  /// Caller id alone opens no record: unless the tenant decided so, the caller's name must agree. A
  /// text comes from the number itself.
  Thought go(Frame frame) {
    var caller = frame.caller();
    var fresh =
        caller.next().filter(it -> frame.appointment().equals(Optional.of(it.appointment())));
    var known = chosen(frame).or(() -> fresh);
    if (known.isPresent()) return found(frame, known.get());
    if (!caller.known() || caller.customer().isEmpty())
      return speaker.tell(frame.settled(), "no-appointment");
    if (!trusted(frame) && caller.named())
      return new CallBackFlow(speaker).go(frame).after(speaker.phrase("unidentified"));
    if (!trusted(frame)) return speaker.ask(frame, Expectation.NAME, "identify");
    return Thought.act(frame, new Tool.Upcoming(caller.customer().get()));
  }

  boolean trusted(Frame frame) {
    return frame.caller().identified()
        || !speaker.setting().voice()
        || speaker.profile().recognition() == Recognition.NAME_AND_CONTEXT;
  }

  /// The appointment that is being talked about.
  static Optional<Upcoming> chosen(Frame frame) {
    return frame
        .caller()
        .next()
        .filter(it -> frame.terms().chosen().equals(Optional.of(it.appointment())));
  }

  Thought found(Frame frame, Upcoming upcoming) {
    var now =
        frame
            .caller(it -> it.withNext(Optional.of(upcoming)))
            .errand(it -> it.withService(Optional.of(upcoming.service())))
            .terms(it -> it.withChosen(upcoming.appointment()));
    return switch (goal(now)) {
      case CANCEL -> tell(now, upcoming, Expectation.YES_OR_NO, "confirm-cancel");
      case RESCHEDULE -> reschedule(now, upcoming);
      case STATUS, BOOK, CALL_BACK, FORM -> speaker.tell(now.settled(), "status", words(upcoming));
    };
  }

  /// "When is it again?", asked while it is being cancelled or moved.
  Optional<Thought> reminded(Frame frame) {
    return chosen(frame)
        .flatMap(it ->
            switch (goal(frame)) {
              case CANCEL ->
                  Optional.of(tell(frame, it, Expectation.YES_OR_NO, "confirm-cancel-again"));
              case RESCHEDULE -> Optional.of(tell(frame, it, Expectation.TIME, "move-when-again"));
              case STATUS, BOOK, CALL_BACK, FORM -> Optional.<Thought>empty();
            });
  }

  private static Goal goal(Frame frame) {
    return frame.errand().goal().orElse(Goal.STATUS);
  }

  /// Who writes is shown times at once: a thread is no place for a questionnaire.
  private Thought reschedule(Frame frame, Upcoming upcoming) {
    boolean offers = frame.errand().wished() || !speaker.setting().voice();
    return offers ? search(frame, upcoming) : tell(frame, upcoming, Expectation.TIME, "move-when");
  }

  private Thought tell(Frame frame, Upcoming upcoming, Expectation asked, String key) {
    return speaker.ask(frame, asked, key, words(upcoming));
  }

  private String[] words(Upcoming it) {
    return new String[] {
      "service", speaker.visit(it), "time", speaker.wording().time(it.slot().start())
    };
  }

  Thought none(Frame frame) {
    return speaker.tell(frame.settled(), "no-appointment");
  }

  /// The answer to "shall I cancel it". A fee is told before it falls due.
  Thought confirmed(Frame frame, boolean yes) {
    if (!yes) return speaker.tell(frame.settled(), "kept");
    var upcoming = frame.caller().next();
    if (upcoming.isEmpty()) return none(frame);
    boolean told = frame.terms().question().filter(Terms.Question.FEE::equals).isPresent();
    var late = told ? Optional.<String>empty() : new Lateness(speaker).told(upcoming.get());
    return late.map(it -> warned(frame, it)).orElseGet(() -> cancel(frame, upcoming.get()));
  }

  private Thought warned(Frame frame, String late) {
    var now = frame.terms(it -> it.withQuestion(Optional.of(Terms.Question.FEE)));
    return speaker.ask(now, Expectation.YES_OR_NO, "confirm-late", "late", late);
  }

  /// The fee once more.
  Thought warn(Frame frame) {
    var late = frame.caller().next().flatMap(it -> new Lateness(speaker).told(it));
    return warned(frame, late.orElse(""));
  }

  private static Thought cancel(Frame frame, Upcoming it) {
    return Thought.act(frame, new Tool.CancelAppointment(it.appointment(), it.resource()));
  }

  Thought cancelled(Frame frame, Upcoming upcoming) {
    var start = upcoming.slot().start();
    var achieved = frame.achieved("cancelled", Optional.of(upcoming.appointment()));
    var letters = new Letters(speaker);
    return speaker
        .tell(
            achieved.caller(it -> it.withNext(Optional.empty())).settled(),
            "cancelled",
            words(upcoming))
        .writing(
            speaker.setting().voice()
                ? letters.cancelled(achieved, start)
                : letters.cancelledQuietly(achieved, start, false));
  }

  /// Looks for another time: with the same person where it is one, for the same property.
  Thought search(Frame frame, Upcoming upcoming) {
    if (frame.errand().tries() >= MoveFlow.TRIES)
      return new MoveFlow(speaker).ask(frame, "unresolved");
    var terms = frame.terms();
    var naming = speaker.naming();
    var same = Optional.of(upcoming.resource()).filter(naming::personal);
    var kept = terms.preference().orElse(Preference.NONE);
    var preference = kept.withResources(naming.properties(upcoming.with()));
    return Thought.act(
        frame,
        new Tool.FindSlots(
            upcoming.service(),
            false,
            wish(frame, upcoming),
            terms.person().or(() -> same),
            preference.said(),
            Optional.of(upcoming.appointment())));
  }

  /// "After five", said of an appointment, is after five on its day.
  private Optional<When> wish(Frame frame, Upcoming upcoming) {
    var preference = frame.terms().preference().orElse(Preference.NONE);
    boolean hours = preference.notBefore().isPresent() || preference.notAfter().isPresent();
    boolean dayless = preference.days().isEmpty() && frame.errand().wish().isEmpty();
    var date = LocalDate.ofInstant(upcoming.slot().start(), speaker.setting().zone());
    if (!hours || !dayless || Wishes.refuses(preference, date))
      return new BookingFlow(speaker).wish(frame);
    var zone = speaker.setting().zone();
    return Optional.of(
        new When(
            date.atStartOfDay(zone).toOffsetDateTime(),
            Optional.of(date.plusDays(1).atStartOfDay(zone).toOffsetDateTime()),
            Grain.DAY));
  }

  Optional<Thought> choice(Frame frame, String intent, Slots slots) {
    var upcoming = frame.caller().next();
    if (upcoming.isEmpty()) return Optional.of(none(frame));
    var move = new MoveFlow(speaker);
    var chosen = new Choice(speaker.setting(), frame.errand().offers()).of(intent, slots);
    if (chosen.isPresent()) return chosen.map(it -> move.take(frame, upcoming.get(), it));
    if (new BookingFlow(speaker).other(slots))
      return Optional.of(
          slots
              .when()
              .flatMap(it -> new BookingFlow(speaker).narrowed(frame, it))
              .orElseGet(() -> search(frame.errand(Frame.Errand::withoutOffers), upcoming.get())));
    return intent.equals("no") ? Optional.of(move.another(frame)) : Optional.empty();
  }
}
