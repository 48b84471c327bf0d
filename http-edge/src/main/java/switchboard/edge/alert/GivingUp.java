package switchboard.edge.alert;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import switchboard.edge.duty.Handler.Outcome;
import switchboard.edge.notice.Post.Notice;
import switchboard.engine.alert.Alert;
import switchboard.engine.alert.Alert.Status;
import switchboard.engine.conversation.Conversations;
import switchboard.engine.duty.Duty;
import switchboard.engine.message.Kind;
import switchboard.engine.notice.AlertNotices;
import switchboard.engine.tenant.Tenants.Card;

/// Nobody has taken it: the owner is told, and has something to do. Where nobody is on call the
/// conversation itself tells the owner what came of it, so that we only step in if nothing did.
record GivingUp(AlertMeans means) {

  private static final Duration SETTLING = Duration.ofMinutes(2);
  private static final Duration DUE = Duration.ofMinutes(15);
  private static final Set<String> NOTHING = Set.of("answered", "abandoned");

  Outcome exhausted(Card tenant, Duty it, Alert.Card card) throws Exception {
    if (card.status() != Status.EXHAUSTED) return new Outcome.Dropped("no-longer-so");
    boolean alone = card.chain().members().isEmpty();
    var settled = card.since().plus(SETTLING);
    if (alone && means.now().isBefore(settled)) return new Outcome.Later(settled, "settling");
    if (alone && told(it)) return new Outcome.Dropped("told");
    means.count("exhausted");
    var notices = new AlertNotices(tenant.profile());
    var customer = card.what().customer();
    var notice =
        new Notice(Kind.ALERT, it.id(), notices.exhausted(card), Optional.empty(), means.now());
    means.post().toOwner(tenant, customer.orElse(""), notice);
    means
        .callBacks()
        .owe(
            it.tenant(),
            it.id(),
            customer,
            notices.task(card.what()),
            it.subject(),
            means.now().plus(DUE));
    return new Outcome.Done();
  }

  private boolean told(Duty it) {
    return means
        .conversations()
        .byId(it.tenant(), it.subject())
        .map(Conversations.Detail::summary)
        .flatMap(Conversations.Summary::outcome)
        .filter(outcome -> !NOTHING.contains(outcome))
        .isPresent();
  }
}
