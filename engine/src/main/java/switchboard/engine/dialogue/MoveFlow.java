package switchboard.engine.dialogue;

import java.util.List;
import java.util.Optional;
import switchboard.engine.dialogue.Frame.Goal;
import switchboard.engine.tool.Result.Offer;
import switchboard.engine.tool.Result.Upcoming;
import switchboard.engine.tool.Tool;

/// Moves an appointment to a time that was offered; where none is found, a person goes on, and the
/// old time stands until then.
record MoveFlow(Speaker speaker) {

  static final int TRIES = 3;

  Thought take(Frame frame, Upcoming upcoming, Offer offer) {
    var to = Optional.of(offer.resource()).filter(it -> !it.equals(upcoming.resource()));
    return Thought.act(
        frame,
        new Tool.MoveAppointment(
            upcoming.appointment(),
            upcoming.resource(),
            offer.slot(),
            to,
            offer.with(),
            frame.terms().offered()));
  }

  private static Upcoming at(Upcoming it, Tool.MoveAppointment move) {
    return new Upcoming(
        it.appointment(),
        move.to().orElse(move.resource()),
        it.service(),
        move.slot(),
        move.with().isEmpty() ? it.with() : move.with());
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

  /// None of the times suits.
  Thought another(Frame frame) {
    return frame.errand().tries() >= TRIES
        ? ask(frame, "unresolved")
        : new BookingFlow(speaker).another(frame);
  }

  /// Whether an appointment is being moved, so that a person could go on with it.
  static boolean open(Frame frame) {
    return frame.pursues(Goal.RESCHEDULE) && ChangeFlow.chosen(frame).isPresent();
  }

  Thought ask(Frame frame, String why) {
    return ChangeFlow.chosen(frame)
        .map(it -> Thought.act(frame, new Tool.AskReschedule(it.appointment(), it.resource(), why)))
        .orElseGet(() -> new CallBackFlow(speaker).go(frame.settled()));
  }

  Thought asked(Frame frame) {
    var start = frame.caller().next().map(it -> it.slot().start());
    var achieved = frame.achieved("reschedule", frame.terms().chosen());
    var letters = start.map(it -> new Letters(speaker).reschedule(achieved, it)).orElse(List.of());
    return speaker
        .tell(
            achieved.settled(),
            "reschedule-asked",
            "time",
            start.map(speaker.wording()::time).orElse(""))
        .writing(letters)
        .and(new Promise(speaker).callBack(frame));
  }
}
