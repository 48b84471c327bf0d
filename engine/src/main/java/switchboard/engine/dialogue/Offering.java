package switchboard.engine.dialogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.tool.Result.Offer;
import switchboard.engine.tool.Result.SlotsFound;
import switchboard.engine.tool.Tool;
import switchboard.engine.understanding.Leeway.Odd;
import switchboard.engine.understanding.When.Grain;

/// Says which times there are; and where they are not what was wished for, why.
record Offering(Speaker speaker) {

  Thought found(Frame frame, SlotsFound found) {
    var at = speaker.setting().now();
    var now = frame.terms(it -> it.withOffered(at, found.unsure(), !found.wished()));
    var offered = found.offers().isEmpty() ? now : now.errand(it -> it.withOffers(found.offers()));
    var request = new ConsentFlow(speaker).request(offered, found);
    if (request.isPresent()) return Thought.act(offered, request.get());
    return found.offers().isEmpty() ? nothingFree(now) : offer(offered, found);
  }

  private Thought offer(Frame frame, SlotsFound found) {
    var first = found.offers().getFirst();
    if (exact(frame, first))
      return speaker.offer(frame.errand(it -> it.withOnly(first)), List.of(first), "offer-exact");
    if (frame.emergency()) return speaker.offer(frame, found.offers(), "offer-soonest");
    if (found.wished()) return speaker.offer(frame, found.offers(), "offer");
    return obstacle(frame)
        .map(why -> speaker.offer(frame, found.offers(), "offer-closest").after(why))
        .orElseGet(() -> speaker.offer(frame, found.offers(), "offer-nearest"));
  }

  private Optional<String> obstacle(Frame frame) {
    boolean skipped = frame.terms().odd().filter(Odd.NO_SUCH_TIME::equals).isPresent();
    return skipped
        ? Optional.of(speaker.phrase("no-such-time"))
        : new Obstacles(speaker).of(frame.errand().wish());
  }

  /// Whether it is just the hour that was wished for.
  private static boolean exact(Frame frame, Offer offer) {
    return frame
        .errand()
        .wish()
        .filter(it -> it.grain() == Grain.HOUR || it.grain() == Grain.MINUTE)
        .filter(it -> it.end().filter(end -> end.isAfter(it.start().plusHours(1))).isEmpty())
        .filter(it -> it.start().toInstant().equals(offer.slot().start()))
        .isPresent();
  }

  private Thought nothingFree(Frame frame) {
    var why = new Obstacles(speaker).of(frame.errand().wish());
    var open = frame.errand(it -> it.withOffers(List.of()));
    if (open.errand().tries() >= BookingFlow.TRIES) return new CallBackFlow(speaker).go(open);
    var asked = new WaitlistFlow(speaker).ask(open, "ask-waitlist");
    return asked.after(why.orElseGet(() -> speaker.phrase("nothing-free")));
  }

  /// The time chosen has been taken by somebody else. If it can be had with others, that is what
  /// was chosen; else: what is near it?
  Thought taken(Frame frame, Tool tool, List<Offer> alternatives) {
    var person = frame.terms().person();
    var fit =
        alternatives.stream()
            .filter(it -> person.isEmpty() || person.get().equals(it.resource()))
            .toList();
    var same =
        fit.stream().filter(it -> start(tool).equals(Optional.of(it.slot().start()))).findFirst();
    if (same.isPresent()) return take(frame, same.get());
    var others = fit.isEmpty() ? alternatives : fit;
    var at = speaker.setting().now();
    var now =
        frame
            .errand(it -> it.withOffers(others))
            .terms(it -> it.withOffered(at, it.unsure(), it.nearest()));
    return speaker.offer(now, others, "offer-again").after(speaker.phrase("gone"));
  }

  private static Optional<Instant> start(Tool tool) {
    return switch (tool) {
      case Tool.Book it -> Optional.of(it.slot().start());
      case Tool.MoveAppointment it -> Optional.of(it.slot().start());
      case Tool _ -> Optional.empty();
    };
  }

  private Thought take(Frame frame, Offer offer) {
    return Optional.of(frame)
        .filter(MoveFlow::open)
        .flatMap(ChangeFlow::chosen)
        .map(it -> new MoveFlow(speaker).take(frame, it, offer))
        .orElseGet(() -> new BookingFlow(speaker).take(frame, offer));
  }
}
