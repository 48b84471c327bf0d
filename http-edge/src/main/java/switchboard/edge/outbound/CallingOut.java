package switchboard.edge.outbound;

import java.time.Duration;
import java.util.Optional;
import switchboard.edge.duty.Handler;
import switchboard.edge.handoff.HandOffMeans;
import switchboard.edge.message.Lines.Fate;
import switchboard.edge.notice.Post.Notice;
import switchboard.engine.conversation.Conversations;
import switchboard.engine.duty.Duty;
import switchboard.engine.message.Kind;
import switchboard.engine.notice.OutboundNotices;
import switchboard.engine.outbound.Event.Reason;
import switchboard.engine.outbound.Event.Why;
import switchboard.engine.outbound.Outbound;
import switchboard.engine.outbound.Outbound.Command;
import switchboard.engine.outbound.Outbound.Reply;
import switchboard.engine.outbound.Outbound.Status;
import switchboard.engine.outbound.Purpose;
import switchboard.engine.tenant.HandOff;
import switchboard.engine.tenant.Outgoing;
import switchboard.engine.tenant.Tenants.Card;

/// Does what a call of the business's own calls for: begins it, places it, notices when nobody
/// tells what became of it, and tells those concerned how it ended. Whatever is done twice is done
/// once.
public record CallingOut(OutboundMeans means) implements Handler {

  private static final Duration SOON = Duration.ofSeconds(1);

  /// What people see is behind by less.
  private static final Duration BEHIND = Duration.ofMinutes(1);

  @Override
  public Outcome handle(Duty it) throws Exception {
    var tenant = means.tenant(it.tenant());
    var what = it.fact("what").orElse("");
    if (what.equals("want")) return want(tenant, it);
    if (what.equals("remind")) return new Reminding(means).remind(tenant, it);
    var card = means.look(it.tenant(), it.subject());
    if (card.isEmpty()) return new Outcome.Dropped("unknown");
    return switch (what) {
      case "call" -> new Placing(means).place(tenant, it, card.get());
      case "watch" -> watch(it, card.get());
      case "changed" -> changed(it, card.get());
      case "done" -> told(it, to -> new Command.Withdraw(Reason.DONE, to));
      case "finished" -> finished(tenant, it, card.get());
      case "word" -> word(tenant, it, card.get());
      case "exhausted" -> exhausted(tenant, it, card.get());
      case "withdrawn" -> withdrawn(card.get());
      default -> new Outcome.Dropped("unknown");
    };
  }

  static int step(Duty it) {
    return it.fact("step").map(Integer::parseInt).orElse(0);
  }

  /// Half of the promised time is over, and nobody has called back.
  private Outcome want(Card tenant, Duty it) throws Exception {
    if (!tenant.active() || !Outgoing.of(tenant.profile()).callsBack())
      return new Outcome.Dropped("not-wanted");
    var id = it.fact("task").orElse("");
    var task = means.callees().task(it.tenant(), id);
    if (task.isEmpty() || task.get().done().isPresent()) return new Outcome.Dropped("done");
    if (means.callees().ours(tenant, task.get())) return new Outcome.Dropped("our-own");
    var matter = means.callees().matter(tenant, id, task.get());
    if (matter.isEmpty()) return new Outcome.Dropped("no-number");
    if (means.callees().refuses(tenant, matter.get())) return new Outcome.Dropped("refused");
    var plan = Callees.plan(tenant.profile(), matter.get());
    means.count("wanted");
    return told(it, to -> new Command.Want(matter.get(), plan, means.now(), to));
  }

  private Outcome told(
      Duty it,
      java.util.function.Function<org.apache.pekko.actor.typed.ActorRef<Reply>, Command> command)
      throws Exception {
    return means.told(it, command);
  }

  /// Something has become of the appointment somebody is called about.
  private Outcome changed(Duty it, Outbound.Card card) throws Exception {
    var why = means.callees().over(it.tenant(), card.what(), means.now());
    if (why.isEmpty()) return new Outcome.Dropped("still-so");
    return told(it, to -> new Command.Withdraw(why.get(), to));
  }

  /// By now somebody would have told.
  private Outcome watch(Duty it, Outbound.Card card) throws Exception {
    int step = step(it);
    if (card.step() != step) return new Outcome.Dropped("over");
    return switch (card.status()) {
      case WAITING -> told(it, to -> new Command.Miss(step, Why.LOST, to));
      case TALKING ->
          card.since().plus(BEHIND).isAfter(it.due())
              ? new Outcome.Dropped("talking")
              : told(it, to -> new Command.Finish(step, to));
      case REACHED, MESSAGE, EXHAUSTED, WITHDRAWN -> new Outcome.Dropped("over");
    };
  }

  /// What was promised is done once they have said something to us.
  private Outcome finished(Card tenant, Duty it, Outbound.Card card) throws Exception {
    if (card.status() != Status.REACHED || card.reference().isEmpty())
      return new Outcome.Dropped("no-longer-so");
    var talk =
        means
            .callees()
            .conversations()
            .byId(tenant.id(), card.reference().get())
            .map(Conversations.Detail::summary);
    boolean known = talk.filter(one -> one.ended().isPresent()).isPresent();
    if (!known && means.now().isBefore(it.due().plus(BEHIND)))
      return new Outcome.Later(means.now().plus(SOON), "not-yet");
    means.count("reached");
    boolean talked = talk.filter(one -> one.turns() > 0).isPresent();
    if (talked && card.what().purpose().kind() == Purpose.Kind.CALL_BACK)
      means.callees().complete(tenant.id(), card.what().subject());
    return new Outcome.Done();
  }

  private Outcome word(Card tenant, Duty it, Outbound.Card card) {
    means.count("message");
    write(tenant, it, card);
    return new Outcome.Done();
  }

  /// The customer may write back; the owner has the task still. Who was only to be reminded has had
  /// the text before, and nobody owes them anything.
  private Outcome exhausted(Card tenant, Duty it, Outbound.Card card) {
    if (card.status() != Status.EXHAUSTED) return new Outcome.Dropped("no-longer-so");
    means.count("exhausted");
    if (card.what().purpose().kind() == Purpose.Kind.REMINDER) return new Outcome.Done();
    write(tenant, it, card);
    boolean linkOnly = HandOff.of(tenant.profile()).linksOnly(tenant.profile());
    var page = means.calling().base().get().flatMap(base -> page(base, card));
    var body =
        new OutboundNotices(tenant.profile()).owner(card.what(), card.missed(), page, linkOnly);
    means
        .post()
        .toOwner(
            tenant,
            card.what().customer().orElse(""),
            new Notice(Kind.ALERT, "owner|" + it.id(), body, Optional.empty(), means.now()));
    return new Outcome.Done();
  }

  private static Optional<String> page(String base, Outbound.Card card) {
    return card.reference().flatMap(it -> HandOffMeans.page(Optional.of(base), it));
  }

  private void write(Card tenant, Duty it, Outbound.Card card) {
    var customer = card.what().customer();
    boolean written = card.what().purpose().kind() == Purpose.Kind.REMINDER;
    if (written || customer.isEmpty() || !Outgoing.of(tenant.profile()).writes()) return;
    var body = new OutboundNotices(tenant.profile()).missed();
    var notice = new Notice(Kind.OTHER, it.id(), body, Optional.empty(), means.now());
    means.post().toCustomer(tenant, customer.get(), notice);
  }

  /// Whoever is still being called is not any more.
  private Outcome withdrawn(Outbound.Card card) {
    if (card.status() != Status.WITHDRAWN) return new Outcome.Dropped("no-longer-so");
    means.count("withdrawn");
    var fate = card.reference().map(means.calling().lines()::hangUp).orElse(Fate.GONE);
    if (fate == Fate.UNSURE) throw new IllegalStateException("nobody knows whether it still rings");
    return new Outcome.Done();
  }
}
