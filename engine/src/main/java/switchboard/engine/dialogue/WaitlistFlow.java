package switchboard.engine.dialogue;

import java.util.Optional;
import switchboard.engine.dialogue.Terms.Question;
import switchboard.engine.tool.Result.Upcoming;
import switchboard.engine.tool.Tool;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.When;
import switchboard.engine.understanding.When.Grain;

/// Keeps a caller in mind for a time that may become free, and takes the answer when one has.
record WaitlistFlow(Speaker speaker) {

  private static final String WAITING = "waitlisted";

  Thought ask(Frame frame, String key) {
    var now = frame.terms(it -> it.withQuestion(Optional.of(Question.WAITLIST)));
    return speaker.ask(now, Expectation.YES_OR_NO, key);
  }

  Thought answered(Frame frame, boolean yes) {
    var now = frame.terms(it -> it.withQuestion(Optional.empty()));
    return yes ? join(now) : new BookingFlow(speaker).otherwise(now);
  }

  /// Whether it is clear what the caller would wait for.
  boolean clear(Frame frame) {
    return service(frame).isPresent() && frame.customer().isPresent();
  }

  private static Optional<String> service(Frame frame) {
    return frame.errand().service().or(() -> frame.caller().next().map(Upcoming::service));
  }

  /// Whoever cannot be reached cannot be told.
  Thought join(Frame frame) {
    if (frame.caller().phone().isEmpty() || !clear(frame))
      return new CallBackFlow(speaker).go(frame);
    var errand = frame.errand();
    var terms = errand.terms();
    var tool =
        new Tool.JoinWaitlist(
            frame.customer().get(),
            service(frame).get(),
            errand.wish().or(() -> earlier(frame)),
            terms.preference(),
            terms.person());
    return new BookingFlow(speaker).noting(Thought.act(frame, tool));
  }

  /// Who has an appointment waits for an earlier one.
  private Optional<When> earlier(Frame frame) {
    var zone = speaker.setting().zone();
    var now = speaker.setting().now();
    return frame
        .caller()
        .next()
        .filter(_ -> frame.errand().service().isEmpty())
        .map(it -> it.slot().start())
        .filter(it -> it.isAfter(now))
        .map(it ->
            new When(
                now.atZone(zone).toOffsetDateTime(),
                Optional.of(it.atZone(zone).toOffsetDateTime()),
                Grain.DAY));
  }

  Thought joined(Frame frame) {
    var outcome = frame.outcome().orElse(WAITING);
    return speaker.tell(frame.achieved(outcome, Optional.empty()).settled(), "waiting");
  }

  /// "I got your text, I will take it."
  Optional<Thought> claim(Frame frame) {
    return frame.customer().map(it -> Thought.act(frame, new Tool.ClaimOffer(it)));
  }

  /// The time offered is no longer to be had.
  Thought gone(Frame frame) {
    return speaker.tell(frame.settled(), "offer-gone");
  }

  Thought declined(Frame frame) {
    return speaker.tell(frame, "offer-declined");
  }
}
