package switchboard.edge.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import switchboard.edge.message.Sender.Outcome;
import switchboard.edge.message.Sender.Refusal;

/// The mailer that the environment asks for, guarded.
public final class Mailers {

  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private Mailers() {}

  /// Without an account e-mails are suppressed, and the owner can see why.
  public static Mailer of(MailSettings settings, Clock clock) {
    return settings
        .smtp()
        .<Mailer>map(it -> new SmtpMailer(it, PATIENCE))
        .or(() -> settings.sendGrid().map(it -> new SendGridMailer(it, PATIENCE, clock)))
        .map(it -> guarded(it, settings))
        .orElse(NONE);
  }

  static Mailer guarded(Mailer mailer, MailSettings settings) {
    return new GuardedMailer(mailer, settings.mode(), settings.allowed());
  }

  private static final Mailer NONE =
      new Mailer() {
        @Override
        public Outcome send(Draft draft) {
          return new Outcome.Refused("no-account", Refusal.NOT_ALLOWED);
        }

        @Override
        public Fate fate(Draft draft, Instant since) {
          return new Fate.Open();
        }
      };
}
