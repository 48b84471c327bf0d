package switchboard.engine.dialogue;

import java.util.List;
import java.util.Optional;
import switchboard.engine.dialogue.Frame.Goal;
import switchboard.engine.tenant.Profile.Recognition;
import switchboard.engine.tool.Result.Offer;
import switchboard.engine.tool.Result.SlotsFound;
import switchboard.engine.tool.Result.Upcoming;
import switchboard.engine.tool.Tool;
import switchboard.engine.understanding.Slots;
import switchboard.engine.understanding.Understander.Expectation;

/// Cancels, moves, or tells about the next appointment, once it is clear who asks.
record ChangeFlow(Speaker speaker) {

  /// Caller id alone opens no record: unless the tenant decided so, the caller's name must agree. A
  /// text comes from the number itself.
  Thought go(Frame frame) {
    var caller = frame.caller();
    boolean trusted =
        caller.identified()
            || !speaker.setting().voice()
            || speaker.profile().recognition() == Recognition.NAME_AND_CONTEXT;
    var fresh =
        caller.next().filter(it -> frame.appointment().equals(Optional.of(it.appointment())));
    if (fresh.isPresent()) return found(frame, fresh.get());
    if (!caller.known() || caller.customer().isEmpty())
      return speaker.tell(frame.settled(), "no-appointment");
    if (!trusted && caller.named())
      return new CallBackFlow(speaker).go(frame).after(speaker.phrase("unidentified"));
    if (!trusted) return speaker.ask(frame, Expectation.NAME, "identify");
    return Thought.act(frame, new Tool.NextAppointment(caller.customer().get()));
  }

  Thought found(Frame frame, Upcoming upcoming) {
    var now =
        frame
            .caller(it -> it.withNext(Optional.of(upcoming)))
            .errand(it -> it.withService(Optional.of(upcoming.service())));
    return switch (goal(now)) {
      case CANCEL -> tell(now, upcoming, Expectation.YES_OR_NO, "confirm-cancel");
      case RESCHEDULE -> reschedule(now, upcoming);
      case STATUS, BOOK, CALL_BACK -> speaker.tell(now.settled(), "status", words(upcoming));
    };
  }

  /// "When is it again?", asked while it is being cancelled or moved.
  Optional<Thought> reminded(Frame frame) {
    return frame
        .caller()
        .next()
        .flatMap(it ->
            switch (goal(frame)) {
              case CANCEL ->
                  Optional.of(tell(frame, it, Expectation.YES_OR_NO, "confirm-cancel-again"));
              case RESCHEDULE -> Optional.of(tell(frame, it, Expectation.TIME, "move-when-again"));
              case STATUS, BOOK, CALL_BACK -> Optional.<Thought>empty();
            });
  }

  private static Goal goal(Frame frame) {
    return frame.errand().goal().orElse(Goal.STATUS);
  }

  private Thought reschedule(Frame frame, Upcoming upcoming) {
    return frame.errand().wish().isPresent()
        ? search(frame, upcoming)
        : tell(frame, upcoming, Expectation.TIME, "move-when");
  }

  private Thought tell(Frame frame, Upcoming upcoming, Expectation asked, String key) {
    return speaker.ask(frame, asked, key, words(upcoming));
  }

  private String[] words(Upcoming it) {
    var service = speaker.service(Optional.of(it.service()));
    return new String[] {"service", service, "time", speaker.wording().time(it.slot().start())};
  }

  Thought none(Frame frame) {
    return speaker.tell(frame.settled(), "no-appointment");
  }

  /// The answer to "shall I cancel it".
  Thought confirmed(Frame frame, boolean yes) {
    if (!yes) return speaker.tell(frame.settled(), "kept");
    return frame
        .caller()
        .next()
        .map(it -> Thought.act(frame, new Tool.CancelAppointment(it.appointment(), it.resource())))
        .orElseGet(() -> none(frame));
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

  /// Looks for another time with whoever has the appointment now.
  Thought search(Frame frame, Upcoming upcoming) {
    var errand = frame.errand();
    return Thought.act(
        frame,
        new Tool.FindSlots(
            upcoming.service(), false, errand.wish(), Optional.of(upcoming.resource())));
  }

  Thought times(Frame frame, SlotsFound found) {
    return new BookingFlow(speaker).found(frame, found);
  }

  Optional<Thought> choice(Frame frame, String intent, Slots slots) {
    var upcoming = frame.caller().next();
    if (upcoming.isEmpty()) return Optional.of(none(frame));
    var chosen = new Choice(speaker.setting(), frame.errand().offers()).of(intent, slots);
    if (chosen.isPresent()) return chosen.map(it -> take(frame, upcoming.get(), it));
    if (slots.when().isPresent())
      return Optional.of(
          new BookingFlow(speaker)
              .narrowed(frame, slots.when().get())
              .orElseGet(() -> search(frame.errand(Frame.Errand::withoutOffers), upcoming.get())));
    return intent.equals("no")
        ? Optional.of(new BookingFlow(speaker).another(frame))
        : Optional.empty();
  }

  Thought take(Frame frame, Upcoming upcoming, Offer offer) {
    return Thought.act(
        frame, new Tool.MoveAppointment(upcoming.appointment(), upcoming.resource(), offer.slot()));
  }

  private static Upcoming at(Upcoming it, Tool.MoveAppointment move) {
    return new Upcoming(it.appointment(), move.resource(), it.service(), move.slot());
  }

  Thought moved(Frame frame, Tool.MoveAppointment move) {
    var start = move.slot().start();
    var now = frame.caller().next().map(it -> at(it, move));
    var achieved =
        frame
            .caller(it -> it.withNext(now))
            .errand(it -> it.withService(now.map(Upcoming::service)))
            .achieved("moved", Optional.of(move.appointment()));
    var letters = new Letters(speaker).moved(achieved, start);
    var own =
        speaker.setting().voice() ? letters : letters.stream().filter(it -> it.toOwner()).toList();
    return speaker
        .tell(achieved.settled(), "moved", "time", speaker.wording().time(start))
        .writing(List.copyOf(own));
  }
}
