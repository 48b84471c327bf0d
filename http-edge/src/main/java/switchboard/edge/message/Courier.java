package switchboard.edge.message;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import switchboard.edge.message.Sender.Draft;
import switchboard.edge.message.Sender.Outcome;
import switchboard.engine.conversation.Event.Audience;
import switchboard.engine.message.Outbox;
import switchboard.engine.message.Outbox.Message;
import switchboard.engine.message.Outbox.State;

/// Carries one message to the network. A message somebody may already have handed over is looked
/// for at the network first, so that nobody gets it twice; one whose fate stays unknown is left as
/// it is, to be looked for when it is taken the next time.
final class Courier {

  private static final int ATTEMPTS = 10;
  private static final int OTHERS = 200;

  private final Outbox outbox;
  private final Sender sender;
  private final Optional<String> callbackBase;
  private final Clock clock;
  private final DoubleSupplier chance;

  Courier(
      Outbox outbox,
      Sender sender,
      Optional<String> callbackBase,
      Clock clock,
      DoubleSupplier chance) {
    this.outbox = outbox;
    this.sender = sender;
    this.callbackBase = callbackBase;
    this.clock = clock;
    this.chance = chance;
  }

  /// @param stale whether somebody may have carried it since it was read
  void carry(Message message, boolean stale) {
    var draft = draft(message);
    var open = stale || message.state() == State.SENDING;
    var found = open ? draft.flatMap(it -> handedOver(message, it)) : Optional.<String>empty();
    if (found.isPresent()) {
      outbox.sent(message.tenant(), message.id(), found.get(), clock.instant());
    } else if (unwanted(message)) {
      outbox.suppressed(message.tenant(), message.id(), "opted-out");
    } else if (draft.isEmpty()) {
      outbox.suppressed(message.tenant(), message.id(), "no-number");
    } else if (message.attempts() >= ATTEMPTS) {
      outbox.failed(message.tenant(), message.id(), message.error().orElse("no-answer"));
    } else {
      settle(message, sender.send(draft.get()));
    }
  }

  private Optional<String> handedOver(Message message, Draft draft) {
    return sender.find(draft, since(message), others(message));
  }

  private void settle(Message message, Outcome outcome) {
    var tenant = message.tenant();
    switch (outcome) {
      case Outcome.Accepted(var reference) ->
          outbox.sent(tenant, message.id(), reference, clock.instant());
      case Outcome.Refused(var code, var refusal) -> {
        switch (refusal) {
          case OPTED_OUT -> outbox.suppressed(tenant, message.id(), code);
          case FOR_GOOD -> outbox.failed(tenant, message.id(), code);
          case FOR_NOW -> again(message, code);
        }
      }
      case Outcome.Unknown _ -> {}
    }
  }

  private void again(Message message, String code) {
    var attempts = message.attempts() + 1;
    if (attempts >= ATTEMPTS) {
      outbox.failed(message.tenant(), message.id(), code);
      return;
    }
    var due = clock.instant().plus(Backoff.after(attempts, chance.getAsDouble()));
    outbox.again(message.tenant(), message.id(), code, due);
  }

  /// The first attempt nobody reported on may lie before the one the outbox remembers.
  private static Instant since(Message message) {
    return message.since().filter(it -> it.isBefore(message.created())).orElse(message.created());
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
