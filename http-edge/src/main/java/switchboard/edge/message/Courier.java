package switchboard.edge.message;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import switchboard.edge.message.Sender.Draft;
import switchboard.engine.conversation.Event.Audience;
import switchboard.engine.message.Channel;
import switchboard.engine.message.Outbox;
import switchboard.engine.message.Outbox.Message;
import switchboard.engine.message.Outbox.State;

/// Carries texts to the network. A text somebody may already have handed over is looked for at the
/// network first, so that nobody gets it twice; one whose fate stays unknown is left as it is, to
/// be looked for when it is taken the next time.
final class Courier implements Carrier {

  private static final int OTHERS = 200;

  private final Outbox outbox;
  private final Sender sender;
  private final Optional<String> callbackBase;
  private final Settlement settlement;

  Courier(
      Outbox outbox,
      Sender sender,
      Optional<String> callbackBase,
      Clock clock,
      DoubleSupplier chance) {
    this.outbox = outbox;
    this.sender = sender;
    this.callbackBase = callbackBase;
    this.settlement = new Settlement(outbox, clock, chance);
  }

  @Override
  public Channel channel() {
    return Channel.SMS;
  }

  @Override
  public void carry(Message message, boolean stale) {
    var draft = draft(message);
    var open = stale || message.state() == State.SENDING;
    var found = open ? draft.flatMap(it -> handedOver(message, it)) : Optional.<String>empty();
    if (found.isPresent()) {
      settlement.sent(message, found.get());
    } else if (message.outdated()) {
      settlement.suppressed(message, "outdated");
    } else if (unwanted(message)) {
      settlement.suppressed(message, "opted-out");
    } else if (draft.isEmpty()) {
      settlement.suppressed(message, "no-number");
    } else if (!settlement.spent(message)) {
      send(message, draft.get());
    }
  }

  /// The appointment may have been moved or cancelled since the message was taken.
  private void send(Message message, Draft draft) {
    if (settlement.late(message)) settlement.suppressed(message, "outdated");
    else settlement.settle(message, sender.send(draft));
  }

  private Optional<String> handedOver(Message message, Draft draft) {
    return sender.find(draft, Settlement.since(message), others(message));
  }

  /// Texts alike may be in flight at once; what belongs to another message is not this one.
  private Set<String> others(Message message) {
    return outbox.list(message.tenant(), Optional.empty(), OTHERS).items().stream()
        .filter(it -> !it.id().equals(message.id()))
        .flatMap(it -> it.reference().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean unwanted(Message message) {
    return message.audience() == Audience.CUSTOMER && message.optedOut();
  }

  private Optional<Draft> draft(Message message) {
    return message
        .to()
        .flatMap(to ->
            message.from().map(from -> new Draft(to, from, message.body(), callback(message))));
  }

  private Optional<String> callback(Message message) {
    return callbackBase.map(it ->
        it
            + "/twilio/status?message="
            + encoded(message.id())
            + "&tenant="
            + encoded(message.tenant()));
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8);
  }
}
