package switchboard.edge.mail;

import java.time.Instant;
import java.util.Set;
import switchboard.edge.mail.MailSettings.Mode;
import switchboard.edge.message.Sender.Outcome;
import switchboard.edge.message.Sender.Refusal;

/// Lets through to a mailer only what may leave the house: outside production nothing but what goes
/// to the simulator or to those allowed; and in no case, but for the simulator, to an address that
/// nobody can have.
final class GuardedMailer implements Mailer {

  private final Mailer mailer;
  private final Mode mode;
  private final Set<String> allowed;

  GuardedMailer(Mailer mailer, Mode mode, Set<String> allowed) {
    this.mailer = mailer;
    this.mode = mode;
    this.allowed = allowed;
  }

  @Override
  public Outcome send(Draft draft) {
    if (allows(draft.to())) return mailer.send(draft);
    return new Outcome.Refused("not-allowed", Refusal.NOT_ALLOWED);
  }

  @Override
  public Fate fate(Draft draft, Instant since) {
    return allows(draft.to()) ? mailer.fate(draft, since) : new Fate.Open();
  }

  private boolean allows(String address) {
    return switch (mode) {
      case SIMULATOR -> true;
      case LIVE -> !Addresses.fictional(address);
      case ALLOWED_ONLY -> !Addresses.fictional(address) && Addresses.among(address, allowed);
    };
  }
}
