package switchboard.edge.handoff;

import java.time.Duration;
import java.util.Optional;
import switchboard.edge.duty.Handler.Outcome;
import switchboard.edge.message.Ringer;
import switchboard.edge.twilio.OnCallLinks;
import switchboard.engine.Phone;
import switchboard.engine.duty.Duty;
import switchboard.engine.handoff.Event.Why;
import switchboard.engine.handoff.HandOff;
import switchboard.engine.handoff.HandOff.Command;
import switchboard.engine.handoff.HandOff.Reply;
import switchboard.engine.handoff.HandOff.Status;
import switchboard.engine.handoff.Ring;
import switchboard.engine.tenant.Tenants.Card;

/// Calls the one whose turn it is, once, as far as the network lets itself be asked: what may have
/// been placed before is looked for first. What the network refuses for good moves the hand-off on.
record StaffCall(HandOffMeans means) {

  /// How long the addresses of a call are good: as long as people talk.
  private static final Duration GOOD = Duration.ofHours(4);

  private static final Duration AGAIN = Duration.ofSeconds(2);

  Outcome place(Card tenant, Duty it, HandOff.Card card) throws Exception {
    var step = HandingOver.step(it);
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

  /// A caller who has hung up while it was being placed need not be called for.
  private Outcome placed(Duty it, int step, String reference) throws Exception {
    means.ask(it.tenant(), it.subject(), to -> new Command.Place(step, reference, to));
    var now = means.look(it.tenant(), it.subject()).map(HandOff.Card::status);
    if (now.filter(Status.LEFT::equals).isPresent()) means.calling().lines().hangUp(reference);
    return new Outcome.Done();
  }

  private Outcome missed(Duty it, int step) throws Exception {
    means.ask(it.tenant(), it.subject(), to -> new Command.Miss(step, Why.FAILED, to));
    return new Outcome.Done();
  }

  /// Empty where we, or they, cannot be reached.
  private Optional<Ringer.Draft> draft(Card tenant, Duty it, HandOff.Card card, int step) {
    var to = card.member(step).map(Ring.Member::phone).filter(one -> !one.erased());
    var from = tenant.profile().numbers().stream().findFirst().map(Phone::e164);
    var base = means.calling().base().get();
    if (to.isEmpty() || from.isEmpty() || base.isEmpty()) return Optional.empty();
    var about = new OnCallLinks.About(it.tenant(), it.subject(), step, means.now().plus(GOOD));
    var links = means.calling().links();
    return Optional.of(
        new Ringer.Draft(
            to.get().text(),
            from.get(),
            base.get() + links.to(OnCallLinks.Path.STAFF_ANSWERED, about),
            base.get() + links.to(OnCallLinks.Path.STAFF_ENDED, about),
            card.ring().ringing()));
  }
}
