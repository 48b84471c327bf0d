package switchboard.edge.outbound;

import java.time.Duration;
import java.util.Optional;
import switchboard.edge.duty.Handler.Outcome;
import switchboard.edge.message.Ringer;
import switchboard.edge.twilio.OnCallLinks.About;
import switchboard.edge.twilio.OnCallLinks.Kind;
import switchboard.engine.duty.Duty;
import switchboard.engine.outbound.Event.Reason;
import switchboard.engine.outbound.Event.Why;
import switchboard.engine.outbound.Outbound;
import switchboard.engine.outbound.Outbound.Command;
import switchboard.engine.outbound.Outbound.Reply;
import switchboard.engine.outbound.Outbound.Status;
import switchboard.engine.tenant.Tenants.Card;

/// Places the call of a step, at most once: that it is about to be placed is a fact before the
/// network hears of it. Where nobody knows whether the network has taken it, it is looked for there
/// for a while, and never placed again: it counts as a try that came to nothing.
record Placing(OutboundMeans means) {

  private static final Duration RINGING = Duration.ofSeconds(25);

  /// How long the addresses of a call are good: as long as people talk.
  private static final Duration GOOD = Duration.ofHours(4);

  private static final Duration AGAIN = Duration.ofSeconds(2);

  /// The network may still be about to take what it was asked for.
  private static final Duration UNSURE = Duration.ofSeconds(45);

  private static final Duration LOOK = Duration.ofSeconds(10);

  /// What is later than this is looked at anew.
  private static final Duration LATE = Duration.ofMinutes(10);

  Outcome place(Card tenant, Duty it, Outbound.Card card) throws Exception {
    int step = CallingOut.step(it);
    if (card.status() != Status.WAITING || card.step() != step) return new Outcome.Dropped("over");
    var why = why(tenant, card);
    if (why.isPresent()) return withdrawn(it, why.get());
    if (card.dialled().isPresent()) return looked(tenant, it, card);
    boolean late = means.now().isAfter(it.due().plus(LATE));
    if (late && !card.plan().open(means.now()))
      return new Outcome.Later(card.plan().from(means.now()), "quiet");
    return dialled(tenant, it, card);
  }

  /// Why they are not called after all.
  private Optional<Reason> why(Card tenant, Outbound.Card card) throws Exception {
    if (means.callees().refuses(tenant, card.what())) return Optional.of(Reason.REFUSED);
    if (card.what().phone().erased() || tenant.profile().numbers().isEmpty())
      return Optional.of(Reason.NO_NUMBER);
    return means.callees().over(tenant.id(), card.what(), means.now());
  }

  private Outcome withdrawn(Duty it, Reason why) throws Exception {
    means.ask(it.tenant(), it.subject(), to -> new Command.Withdraw(why, to));
    return new Outcome.Done();
  }

  private Outcome dialled(Card tenant, Duty it, Outbound.Card card) throws Exception {
    var draft = draft(tenant, it, card);
    if (draft.isEmpty()) return again("no-address");
    var wait = means.pacing().turn(false);
    if (wait.isPresent()) return new Outcome.Later(means.now().plus(wait.get()), "paced");
    int step = card.step();
    var reply = means.ask(it.tenant(), it.subject(), to -> new Command.Dial(step, to));
    return switch (reply) {
      case Reply.Over _, Reply.Seen _ -> new Outcome.Dropped("over");
      case Reply.Accepted(var fresh) ->
          fresh
              ? settled(it, step, means.calling().ringer().ring(draft.get()))
              : new Outcome.Later(means.now().plus(LOOK), "unsure");
    };
  }

  private Outcome settled(Duty it, int step, Ringer.Outcome outcome) throws Exception {
    return switch (outcome) {
      case Ringer.Outcome.Accepted(var reference) -> placed(it, step, reference);
      case Ringer.Outcome.Refused(_, var forGood) when forGood -> missed(it, step, Why.FAILED);
      case Ringer.Outcome.Refused(var code, _) -> {
        means.ask(it.tenant(), it.subject(), to -> new Command.HoldBack(step, to));
        yield again(code);
      }
      case Ringer.Outcome.Unknown(var code) -> new Outcome.Later(means.now().plus(LOOK), code);
    };
  }

  /// It may have been placed before.
  private Outcome looked(Card tenant, Duty it, Outbound.Card card) throws Exception {
    if (card.reference().isPresent()) return new Outcome.Done();
    var draft = draft(tenant, it, card);
    if (draft.isEmpty()) return again("no-address");
    var since = card.dialled().orElseThrow();
    var found = means.calling().ringer().find(draft.get(), since);
    if (found.isPresent()) return placed(it, card.step(), found.get());
    return means.now().isBefore(since.plus(UNSURE))
        ? new Outcome.Later(means.now().plus(LOOK), "unsure")
        : missed(it, card.step(), Why.LOST);
  }

  private Outcome again(String code) {
    return new Outcome.Later(means.now().plus(AGAIN), code);
  }

  private Outcome placed(Duty it, int step, String reference) throws Exception {
    means.count("placed");
    means.ask(it.tenant(), it.subject(), to -> new Command.Place(step, reference, to));
    return new Outcome.Done();
  }

  private Outcome missed(Duty it, int step, Why why) throws Exception {
    means.ask(it.tenant(), it.subject(), to -> new Command.Miss(step, why, to));
    return new Outcome.Done();
  }

  /// Empty while we do not know our own address. A machine is heard out where it is left word.
  private Optional<Ringer.Draft> draft(Card tenant, Duty it, Outbound.Card card) {
    var base = means.calling().base().get();
    if (base.isEmpty()) return Optional.empty();
    var until = means.now().plus(GOOD);
    var about = new About(it.tenant(), it.subject(), card.step(), until);
    var to = Optional.of(card.what().phone());
    return means
        .calling()
        .draft(base.get(), tenant, to, Kind.OUTBOUND, about, RINGING)
        .map(draft -> draft.heeding(card.plan().words()));
  }
}
