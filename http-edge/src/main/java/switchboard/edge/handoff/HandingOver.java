package switchboard.edge.handoff;

import java.time.Duration;
import java.util.Optional;
import switchboard.edge.duty.Handler;
import switchboard.edge.message.Lines.Fate;
import switchboard.edge.notice.Post.Notice;
import switchboard.edge.twilio.HandOffPaths;
import switchboard.engine.conversation.Conversations;
import switchboard.engine.customer.Customers;
import switchboard.engine.duty.Duty;
import switchboard.engine.handoff.HandOff;
import switchboard.engine.handoff.HandOff.Command;
import switchboard.engine.handoff.HandOff.Reason;
import switchboard.engine.handoff.HandOff.Reply;
import switchboard.engine.handoff.HandOff.Status;
import switchboard.engine.handoff.Ring;
import switchboard.engine.message.Kind;
import switchboard.engine.notice.HandOffNotices;
import switchboard.engine.tenant.Tenants.Card;
import switchboard.engine.tenant.Trigger;

/// Does what a hand-off calls for: begins it, calls the one whose turn it is, goes on when the time
/// of a step is over, and sees to the caller when it has ended. Whatever is done twice is done
/// once.
public record HandingOver(HandOffMeans means) implements Handler {

  private static final Duration SOON = Duration.ofMillis(200);

  private static final Duration SETTLING = Duration.ofSeconds(30);

  /// A caller nobody heard of in time waits no more.
  private static final Duration STALE = Duration.ofMinutes(10);

  @Override
  public Outcome handle(Duty it) throws Exception {
    var tenant = means.tenant(it.tenant());
    var what = it.fact("what").orElse("");
    if (what.equals("ask")) return ask(tenant, it);
    var card = means.look(it.tenant(), it.subject());
    if (card.isEmpty()) return early(it, what);
    return switch (what) {
      case "call" -> new StaffCall(means, tenant, it, card.get()).place();
      case "advance" -> advance(it, step(it));
      case "gone" -> means.told(it, Command.Leave::new);
      case "unanswered" -> unanswered(tenant, it, card.get());
      case "accepted" -> accepted(tenant, it, card.get());
      case "left" -> left(tenant, it, card.get());
      case "finished" -> quiet(card.get());
      default -> new Outcome.Dropped("unknown");
    };
  }

  /// A caller may be gone before anybody has begun to look for somebody.
  private Outcome early(Duty it, String what) {
    boolean soon = what.equals("gone") && means.now().isBefore(it.due().plus(SETTLING));
    return soon
        ? new Outcome.Later(means.now().plus(SOON), "not-yet")
        : new Outcome.Dropped("unknown");
  }

  static int step(Duty it) {
    return it.fact("step").map(Integer::parseInt).orElse(0);
  }

  private Outcome ask(Card tenant, Duty it) throws Exception {
    if (it.due().plus(STALE).isBefore(means.now())) return new Outcome.Dropped("stale");
    int turn = it.fact("turn").map(Integer::parseInt).orElse(0);
    var detail = means.conversations().byId(it.tenant(), it.subject());
    if (detail.filter(one -> reached(one, turn)).isEmpty())
      return new Outcome.Later(means.now().plus(SOON), "not-yet");
    if (last(detail.get()) > turn) return new Outcome.Dropped("back-already");
    var why = Trigger.valueOf(it.fact("reason").orElse(Trigger.ASKED.name()));
    var ring =
        Ring.of(tenant.profile(), means.presences().away(tenant.id(), means.now()), means.now());
    var known = customer(tenant, detail.get());
    var matter =
        Briefing.of(
            detail.get(),
            turn,
            why,
            known.flatMap(Customers.Row::name),
            known.flatMap(Customers.Row::phone));
    var reply = means.ask(it.tenant(), it.subject(), to -> new Command.Ask(matter, ring, to));
    if (reply instanceof Reply.Accepted(var fresh) && fresh) means.count("asked");
    return detail.get().summary().ended().isPresent()
        ? means.told(it, Command.Leave::new)
        : new Outcome.Done();
  }

  private Optional<Customers.Row> customer(Card tenant, Conversations.Detail it) {
    return it.summary().customer().flatMap(id -> means.post().customers().byId(tenant.id(), id));
  }

  private static boolean reached(Conversations.Detail it, int turn) {
    return it.turns().stream().anyMatch(one -> one.turn() == turn && one.reply().isPresent());
  }

  private static int last(Conversations.Detail it) {
    return it.turns().stream().mapToInt(Conversations.Turn::turn).max().orElse(0);
  }

  private Outcome advance(Duty it, int step) throws Exception {
    var reply = means.ask(it.tenant(), it.subject(), to -> new Command.Advance(step, to));
    return reply instanceof Reply.Rejected(var why) && why == Reason.TOO_EARLY
        ? new Outcome.Later(means.now().plus(SOON), "too-early")
        : new Outcome.Done();
  }

  /// Fetches the caller back to the assistant, who offers a call back. One who is gone by now has
  /// left.
  private Outcome unanswered(Card tenant, Duty it, HandOff.Card card) throws Exception {
    if (card.status() != Status.UNANSWERED) return new Outcome.Dropped("no-longer-so");
    quiet(card);
    var base = means.calling().base().get();
    if (base.isEmpty()) return new Outcome.Later(means.now().plus(SOON), "no-address");
    means.count("unanswered");
    var url = base.get() + HandOffPaths.back(tenant.id(), card.what().turn() + 1);
    return switch (means.calling().lines().redirect(it.subject(), url)) {
      case DONE -> new Outcome.Done();
      case UNSURE -> throw new IllegalStateException("nobody knows whether the caller is back");
      case GONE -> {
        owed(tenant, it, card);
        yield new Outcome.Done();
      }
    };
  }

  private Outcome accepted(Card tenant, Duty it, HandOff.Card card) {
    var taker = card.taker();
    if (taker.isEmpty()) return new Outcome.Dropped("no-longer-so");
    means.count("accepted");
    var body = notices(tenant).yours(card.what(), page(card), linkOnly(tenant));
    var notice = new Notice(Kind.ALERT, it.id(), body, Optional.empty(), means.now());
    if (!taker.get().phone().erased())
      means
          .post()
          .toStaff(tenant, card.what().customer(), Optional.of(taker.get().phone().text()), notice);
    return new Outcome.Done();
  }

  private Outcome left(Card tenant, Duty it, HandOff.Card card) throws Exception {
    if (card.status() != Status.LEFT) return new Outcome.Dropped("no-longer-so");
    means.count("left");
    quiet(card);
    owed(tenant, it, card);
    return new Outcome.Done();
  }

  /// Whoever is still being called, or has been left alone on the line, is not any more.
  private Outcome quiet(HandOff.Card card) {
    var fate = card.reference().map(means.calling().lines()::hangUp).orElse(Fate.GONE);
    if (fate == Fate.UNSURE) throw new IllegalStateException("nobody knows whether it still rings");
    return new Outcome.Done();
  }

  /// The owner is told, and has somebody to call back within the time they promise.
  private void owed(Card tenant, Duty it, HandOff.Card card) throws Exception {
    var body = notices(tenant).left(card.what(), page(card), linkOnly(tenant));
    var notice = new Notice(Kind.ALERT, it.id(), body, Optional.empty(), means.now());
    means.post().toOwner(tenant, card.what().customer().orElse(""), notice);
    means.post().mailOwner(tenant, card.what().customer().orElse(""), notice);
    var due = card.since().plus(tenant.profile().planning().promising().callBack());
    means
        .callBacks()
        .owe(
            it.tenant(),
            it.id(),
            card.what().customer(),
            notices(tenant).task(card.what()),
            it.subject(),
            due);
  }

  private HandOffNotices notices(Card tenant) {
    return new HandOffNotices(tenant.profile());
  }

  private Optional<String> page(HandOff.Card card) {
    return means.page(card.what().conversation());
  }

  private static boolean linkOnly(Card tenant) {
    return switchboard.engine.tenant.HandOff.of(tenant.profile()).linksOnly(tenant.profile());
  }
}
