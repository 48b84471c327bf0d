package switchboard.edge.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import switchboard.edge.duty.Handler.Outcome;
import switchboard.edge.message.Ringer;
import switchboard.edge.twilio.OnCallLinks;
import switchboard.engine.Phone;
import switchboard.engine.alert.Alert;
import switchboard.engine.alert.Alert.Command;
import switchboard.engine.alert.Alert.Reply;
import switchboard.engine.alert.Chain;
import switchboard.engine.alert.Event.Why;
import switchboard.engine.duty.Duty;
import switchboard.engine.tenant.Tenants.Card;

/// Calls the one whose turn it is, once, as far as the network lets itself be asked: what may have
/// been placed before is looked for first. What the network refuses for good moves the alert on; a
/// node that does not know its own address yet waits.
record Dialling(AlertMeans means) {

  /// Shorter than it takes a mobile network to turn to voicemail, as a rule.
  private static final Duration RINGING = Duration.ofSeconds(22);

  /// How long whoever answered may take to press a key.
  private static final Duration GOOD = Duration.ofMinutes(15);

  private static final Duration AGAIN = Duration.ofSeconds(2);

  Outcome call(Card tenant, Duty it, Alert.Card card) throws Exception {
    var step = Alerting.step(it);
    if (means.calling().base().get().isEmpty()) return again("no-address");
    var draft = draft(tenant, it, card, step);
    if (draft.isEmpty()) return missed(it, step);
    var reply = means.ask(it.tenant(), it.subject(), to -> new Command.Dial(step, to));
    if (!(reply instanceof Reply.Accepted(var fresh))) return new Outcome.Dropped("over");
    var ringer = means.calling().ringer();
    var placed =
        fresh
            ? Optional.<String>empty()
            : ringer.find(draft.get(), card.dialled().orElse(means.now()));
    if (placed.isPresent()) return placed(it, step, placed.get());
    return settled(it, step, ringer.ring(draft.get()));
  }

  private Outcome settled(Duty it, int step, Ringer.Outcome outcome) throws Exception {
    return switch (outcome) {
      case Ringer.Outcome.Accepted(var reference) -> placed(it, step, reference);
      case Ringer.Outcome.Refused(_, var forGood) when forGood -> missed(it, step);
      case Ringer.Outcome.Refused(var code, _) -> again(code);
      case Ringer.Outcome.Unknown(var code) -> again(code);
    };
  }

  /// Until the time of the step is over, and it is somebody else's turn.
  private Outcome again(String code) {
    return new Outcome.Later(means.now().plus(AGAIN), code);
  }

  private Outcome placed(Duty it, int step, String reference) throws Exception {
    means.ask(it.tenant(), it.subject(), to -> new Command.Place(step, reference, to));
    return new Outcome.Done();
  }

  private Outcome missed(Duty it, int step) throws Exception {
    means.ask(it.tenant(), it.subject(), to -> new Command.Miss(step, Why.FAILED, to));
    return new Outcome.Done();
  }

  /// Empty where we, or they, cannot be reached.
  private Optional<Ringer.Draft> draft(Card tenant, Duty it, Alert.Card card, int step) {
    var to = card.member(step).map(Chain.Member::phone).filter(one -> !one.erased());
    var from = tenant.profile().numbers().stream().findFirst().map(Phone::e164);
    var base = means.calling().base().get();
    if (to.isEmpty() || from.isEmpty() || base.isEmpty()) return Optional.empty();
    var about = new OnCallLinks.About(it.tenant(), it.subject(), step, until());
    var links = means.calling().links();
    return Optional.of(
        new Ringer.Draft(
            to.get().text(),
            from.get(),
            base.get() + links.to(OnCallLinks.Path.ANSWERED, about),
            base.get() + links.to(OnCallLinks.Path.ENDED, about),
            RINGING));
  }

  private Instant until() {
    return means.now().plus(GOOD);
  }
}
