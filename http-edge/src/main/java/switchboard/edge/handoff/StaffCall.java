package switchboard.edge.handoff;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import switchboard.edge.duty.Handler.Outcome;
import switchboard.edge.duty.OneCall;
import switchboard.edge.message.Ringer;
import switchboard.edge.twilio.OnCallLinks.About;
import switchboard.edge.twilio.OnCallLinks.Kind;
import switchboard.engine.duty.Duty;
import switchboard.engine.handoff.Event.Why;
import switchboard.engine.handoff.HandOff;
import switchboard.engine.handoff.HandOff.Command;
import switchboard.engine.handoff.HandOff.Reply;
import switchboard.engine.handoff.HandOff.Status;
import switchboard.engine.handoff.Ring;
import switchboard.engine.tenant.Tenants.Card;

/// The turn of somebody who takes callers. What the network refuses for good moves the hand-off on.
record StaffCall(HandOffMeans means, Card tenant, Duty duty, HandOff.Card card)
    implements OneCall.Turn {

  /// How long the addresses of a call are good: as long as people talk.
  private static final Duration GOOD = Duration.ofHours(4);

  Outcome place() throws Exception {
    return means.calling().place(this, means.clock());
  }

  private int step() {
    return HandingOver.step(duty);
  }

  @Override
  public Optional<Boolean> dial() throws Exception {
    var reply = means.ask(duty.tenant(), duty.subject(), to -> new Command.Dial(step(), to));
    return reply instanceof Reply.Accepted(var fresh) ? Optional.of(fresh) : Optional.empty();
  }

  @Override
  public Optional<Instant> dialled() {
    return card.dialled();
  }

  /// A caller who has hung up while it was being placed need not be called for.
  @Override
  public void placed(String reference) throws Exception {
    means.ask(duty.tenant(), duty.subject(), to -> new Command.Place(step(), reference, to));
    var now = means.look(duty.tenant(), duty.subject()).map(HandOff.Card::status);
    if (now.filter(Status.LEFT::equals).isPresent()) means.calling().lines().hangUp(reference);
  }

  @Override
  public void missed() throws Exception {
    means.ask(duty.tenant(), duty.subject(), to -> new Command.Miss(step(), Why.FAILED, to));
  }

  @Override
  public Optional<Ringer.Draft> draft(String base) {
    var until = means.now().plus(GOOD);
    var about = new About(duty.tenant(), duty.subject(), step(), until);
    var to = card.member(step()).map(Ring.Member::phone);
    return means.calling().draft(base, tenant, to, Kind.STAFF, about, card.ring().ringing());
  }
}
