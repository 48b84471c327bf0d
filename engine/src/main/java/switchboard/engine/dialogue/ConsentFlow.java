package switchboard.engine.dialogue;

import java.time.Duration;
import java.util.Optional;
import switchboard.engine.dialogue.TextKeywords.Word;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tool.Result.SlotsFound;
import switchboard.engine.tool.Tool;
import switchboard.engine.understanding.Understander.Expectation;

/// An emergency for which nothing is free soon: the owner is asked whether another appointment may
/// give way, and answers by text.
record ConsentFlow(Speaker speaker) {

  private static final Duration SOON = Duration.ofHours(3);

  /// The request to the owner, beside what is offered. Empty: there is no need or no leave for it.
  Optional<Tool> request(Frame frame, SlotsFound found) {
    var limit = speaker.setting().now().plus(SOON);
    boolean soon = found.offers().stream().anyMatch(it -> !it.slot().start().isAfter(limit));
    boolean may = speaker.profile().planning().displacing() && !frame.terms().displacing();
    var errand = frame.errand();
    if (!frame.emergency() || soon || !may) return Optional.empty();
    return frame
        .customer()
        .flatMap(customer ->
            errand
                .service()
                .map(it ->
                    new Tool.Displace(customer, it, errand.wish(), frame.terms().preference())));
  }

  /// The owner has been asked: the caller hears it, and is offered what there is.
  Thought asked(Frame frame) {
    var now = frame.terms(Terms::withDisplacing);
    if (frame.errand().offers().isEmpty())
      return new CallBackFlow(speaker).go(now).after(speaker.phrase("displacing"));
    return speaker
        .offer(now, frame.errand().offers(), "offer-soonest")
        .after(speaker.phrase("displacing"));
  }

  /// The owner cannot be asked: what there is must do.
  Thought unasked(Frame frame) {
    return frame.errand().offers().isEmpty()
        ? new CallBackFlow(speaker).go(frame)
        : speaker.offer(frame, frame.errand().offers(), "offer-soonest");
  }

  /// A plain yes or no from the owner's own number.
  Optional<Thought> owner(Frame frame, Optional<Word> word) {
    boolean plain = word.filter(it -> it == Word.YES || it == Word.NO).isPresent();
    boolean open = frame.talk().asked() == Expectation.YES_OR_NO;
    if (!plain || open || !owns(frame)) return Optional.empty();
    boolean agree = word.get() == Word.YES;
    return Optional.of(Thought.act(frame, new Tool.AnswerConsent(Optional.empty(), agree)));
  }

  private boolean owns(Frame frame) {
    var owner = speaker.profile().alerts().phone().map(Personal::text);
    return frame
        .caller()
        .phone()
        .map(Personal::text)
        .filter(it -> owner.equals(Optional.of(it)))
        .isPresent();
  }

  Thought answered(Frame frame, boolean agreed) {
    return speaker.tell(frame, agreed ? "consent-given" : "consent-refused");
  }

  Thought late(Frame frame) {
    return speaker.tell(frame, "consent-late");
  }

  Thought none(Frame frame) {
    return speaker.tell(frame, "consent-none");
  }
}
