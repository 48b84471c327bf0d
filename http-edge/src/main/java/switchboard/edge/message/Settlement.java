package switchboard.edge.message;

import java.time.Clock;
import java.time.Instant;
import java.util.function.DoubleSupplier;
import switchboard.edge.message.Sender.Outcome;
import switchboard.engine.message.About;
import switchboard.engine.message.Outbox;
import switchboard.engine.message.Outbox.Message;

/// Notes in the outbox what came of an attempt, and when there will be another. Nothing is tried
/// more than ten times.
public final class Settlement {

  private static final int ATTEMPTS = 10;

  private final Outbox outbox;
  private final Clock clock;
  private final DoubleSupplier chance;

  /// @param chance gives numbers from 0 to 1, to spread what is tried again
  public Settlement(Outbox outbox, Clock clock, DoubleSupplier chance) {
    this.outbox = outbox;
    this.clock = clock;
    this.chance = chance;
  }

  /// Whether there was a last attempt already; if so the message is given up.
  public boolean spent(Message message) {
    if (message.attempts() < ATTEMPTS) return false;
    failed(message, message.error().orElse("no-answer"));
    return true;
  }

  /// Whether a message that was true when it was taken no longer is.
  public boolean late(Message message) {
    return message.about().flatMap(About::start).isPresent()
        && outbox.outdated(message.tenant(), message.id());
  }

  /// What nobody knows the fate of is left as it is, to be asked for when it is taken again.
  public void settle(Message message, Outcome outcome) {
    switch (outcome) {
      case Outcome.Accepted(var reference) -> sent(message, reference);
      case Outcome.Refused(var code, var refusal) -> {
        switch (refusal) {
          case OPTED_OUT, NOT_ALLOWED -> suppressed(message, code);
          case FOR_GOOD -> failed(message, code);
          case FOR_NOW -> again(message, code);
        }
      }
      case Outcome.Unknown _ -> {}
    }
  }

  public void sent(Message message, String reference) {
    outbox.sent(message.tenant(), message.id(), reference, clock.instant());
  }

  public void suppressed(Message message, String why) {
    outbox.suppressed(message.tenant(), message.id(), why);
  }

  public void failed(Message message, String error) {
    outbox.failed(message.tenant(), message.id(), error);
  }

  /// Another attempt after a while, unless this was the last.
  public void again(Message message, String code) {
    var attempts = message.attempts() + 1;
    if (attempts >= ATTEMPTS) {
      failed(message, code);
      return;
    }
    var due = clock.instant().plus(Backoff.after(attempts, chance.getAsDouble()));
    outbox.again(message.tenant(), message.id(), code, due);
  }

  /// When the first attempt may have begun that nobody has reported on: it may lie before the one
  /// the outbox remembers.
  public static Instant since(Message message) {
    return message.since().filter(it -> it.isBefore(message.created())).orElse(message.created());
  }
}
