package switchboard.edge.mail;

import java.time.Clock;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import switchboard.edge.mail.Mailer.Fate;
import switchboard.edge.message.Carrier;
import switchboard.edge.message.Sender.Outcome;
import switchboard.edge.message.Settlement;
import switchboard.engine.conversation.Event.Audience;
import switchboard.engine.message.Channel;
import switchboard.engine.message.Mail;
import switchboard.engine.message.Outbox;
import switchboard.engine.message.Outbox.Message;
import switchboard.engine.message.Outbox.State;
import switchboard.engine.tenant.Tenants;

/// Carries e-mails to a mailer. One whose fate is unknown is sent again only if the mailer says
/// that it may be.
public final class MailCourier implements Carrier {

  private final Mailer mailer;
  private final Function<String, Optional<Identity>> identities;
  private final Settlement settlement;
  private final Clock clock;

  /// @param identities whom a tenant's mail is from; empty: it cannot be sent
  /// @param chance gives numbers from 0 to 1, to spread what is tried again
  public MailCourier(
      Outbox outbox,
      Mailer mailer,
      Function<String, Optional<Identity>> identities,
      Clock clock,
      DoubleSupplier chance) {
    this.mailer = mailer;
    this.identities = identities;
    this.settlement = new Settlement(outbox, clock, chance);
    this.clock = clock;
  }

  /// Every tenant under its own name, from the address of this installation.
  public static Function<String, Optional<Identity>> identities(
      Tenants tenants, Optional<String> from) {
    return tenant ->
        from.flatMap(address -> tenants.byId(tenant).map(it -> Identity.of(it.profile(), address)));
  }

  @Override
  public Channel channel() {
    return Channel.EMAIL;
  }

  /// Somebody on this node has just had a message that is stale: what came of it stands in the
  /// outbox, and if nothing does, the message will be taken once more.
  @Override
  public void carry(Message message, boolean stale) {
    if (stale) return;
    var identity = identities.apply(message.tenant());
    var to = message.to().map(String::strip).filter(it -> !it.isEmpty());
    if (identity.isEmpty()) {
      settlement.suppressed(message, "no-sender");
    } else if (to.isEmpty()) {
      settlement.suppressed(message, "no-address");
    } else {
      var draft = draft(message, identity.get(), to.get());
      if (message.state() == State.SENDING) carryOn(message, draft);
      else begin(message, draft);
    }
  }

  private void carryOn(Message message, Draft draft) {
    switch (mailer.fate(draft, Settlement.since(message))) {
      case Fate.Taken(var reference) -> settlement.sent(message, reference);
      case Fate.Open _ -> begin(message, draft);
      case Fate.Later _ -> {}
      case Fate.Lost(var code) -> settlement.failed(message, code);
    }
  }

  private void begin(Message message, Draft draft) {
    if (message.outdated() || settlement.late(message)) settlement.suppressed(message, "outdated");
    else if (unwanted(message)) settlement.suppressed(message, "opted-out");
    else if (!settlement.spent(message)) settle(message, draft, mailer.send(draft));
  }

  /// What may be sent again in any case needs no lease to run out before.
  private void settle(Message message, Draft draft, Outcome outcome) {
    if (outcome instanceof Outcome.Unknown(var code)
        && mailer.fate(draft, clock.instant()) instanceof Fate.Open) {
      settlement.again(message, code);
    } else {
      settlement.settle(message, outcome);
    }
  }

  private static boolean unwanted(Message message) {
    return message.audience() == Audience.CUSTOMER && message.optedOut();
  }

  private static Draft draft(Message message, Identity from, String to) {
    var mail = message.mail();
    return new Draft(
        message.tenant(),
        message.id(),
        from,
        to,
        mail.map(Mail::subject).orElse(""),
        message.body(),
        mail.flatMap(Mail::html),
        mail.map(Mail::attachments).orElseThrow());
  }
}
