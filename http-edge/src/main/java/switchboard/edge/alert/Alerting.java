package switchboard.edge.alert;

import java.time.Duration;
import java.util.Optional;
import switchboard.edge.duty.Handler;
import switchboard.edge.notice.Post.Notice;
import switchboard.engine.alert.Alert;
import switchboard.engine.alert.Alert.Command;
import switchboard.engine.alert.Alert.Reason;
import switchboard.engine.alert.Alert.Reply;
import switchboard.engine.alert.Alert.Status;
import switchboard.engine.alert.Chain;
import switchboard.engine.alert.Matter;
import switchboard.engine.alert.Taker.Via;
import switchboard.engine.conversation.Conversations;
import switchboard.engine.customer.Customers;
import switchboard.engine.danger.Alarm;
import switchboard.engine.danger.Severity;
import switchboard.engine.duty.Duty;
import switchboard.engine.message.Kind;
import switchboard.engine.notice.AlertNotices;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.OnCall;
import switchboard.engine.tenant.Tenants.Card;

/// Does what an alert calls for: raises it, tells the one whose turn it is, goes on when the time
/// of a step is over, and tells everybody how it ended. Whatever is done twice is done once.
public record Alerting(AlertMeans means) implements Handler {

  private static final Duration SOON = Duration.ofMillis(300);

  /// An emergency that nobody heard of in time is not raised any more.
  private static final Duration STALE = Duration.ofHours(2);

  @Override
  public Outcome handle(Duty it) throws Exception {
    var tenant = means.tenant(it.tenant());
    var what = it.fact("what").orElse("");
    if (what.equals("raise") || what.equals("describe")) return raise(tenant, it);
    var card = means.look(it.tenant(), it.subject());
    if (card.isEmpty()) return new Outcome.Dropped("unknown");
    return switch (what) {
      case "text" -> text(tenant, it, card.get());
      case "call" -> new Dialling(means, tenant, it, card.get()).call();
      case "advance" -> advance(it, step(it));
      case "detail" -> detail(tenant, it, card.get());
      case "taken" -> taken(tenant, it, card.get());
      case "exhausted" -> new GivingUp(means).exhausted(tenant, it, card.get());
      default -> new Outcome.Dropped("unknown");
    };
  }

  static int step(Duty it) {
    return it.fact("step").map(Integer::parseInt).orElse(0);
  }

  private Outcome raise(Card tenant, Duty it) throws Exception {
    if (!tenant.active()) return new Outcome.Dropped("suspended");
    if (it.due().plus(STALE).isBefore(means.now())) return new Outcome.Dropped("stale");
    var detail = means.conversations().byId(it.tenant(), it.subject());
    var words = detail.flatMap(one -> said(one, it.fact("turn").orElse("")));
    if (words.isEmpty()) return new Outcome.Later(means.now().plus(SOON), "not-yet");
    var profile = tenant.profile();
    var chain = Chain.of(OnCall.of(profile), means.now().atZone(profile.zone()));
    var matter = matter(tenant, it, detail.get().summary(), words.get());
    var reply = means.ask(it.tenant(), it.subject(), to -> new Command.Raise(matter, chain, to));
    boolean first = it.fact("what").filter("raise"::equals).isPresent();
    if (first && reply instanceof Reply.Accepted(var fresh) && fresh) means.count("raised");
    return new Outcome.Done();
  }

  private static Optional<String> said(Conversations.Detail it, String turn) {
    return it.turns().stream()
        .filter(one -> Integer.toString(one.turn()).equals(turn))
        .findFirst()
        .flatMap(Conversations.Turn::said);
  }

  private Matter matter(Card tenant, Duty it, Conversations.Summary call, String words) {
    var customer = call.customer().flatMap(id -> means.post().customers().byId(tenant.id(), id));
    var severity = Severity.valueOf(it.fact("severity").orElse(Severity.CRITICAL.name()));
    return new Matter(
        it.subject(),
        call.customer(),
        new Alarm(it.fact("danger").orElse(Alarm.OTHER), severity),
        Personal.of(words),
        Personal.of(call.name()),
        Personal.of(call.peer().or(() -> customer.flatMap(Customers.Row::phone))),
        Personal.of(customer.flatMap(Customers.Row::address)));
  }

  private Outcome text(Card tenant, Duty it, Alert.Card card) {
    var member = card.member(step(it));
    boolean over = card.status() != Status.OPEN || card.step() > step(it) + 1;
    if (over || member.isEmpty()) return new Outcome.Dropped("over");
    tell(tenant, card, member.get(), it.id(), new AlertNotices(tenant.profile()).text(card.what()));
    return new Outcome.Done();
  }

  private void tell(Card tenant, Alert.Card card, Chain.Member to, String cause, String body) {
    if (to.phone().erased()) return;
    means
        .post()
        .toStaff(
            tenant, card.what().customer(), Optional.of(to.phone().text()), notice(cause, body));
  }

  private Notice notice(String cause, String body) {
    return new Notice(Kind.ALERT, cause, body, Optional.empty(), means.now());
  }

  private Outcome advance(Duty it, int step) throws Exception {
    var reply = means.ask(it.tenant(), it.subject(), to -> new Command.Advance(step, to));
    return reply instanceof Reply.Rejected(var why) && why == Reason.TOO_EARLY
        ? new Outcome.Later(means.now().plus(SOON), "too-early")
        : new Outcome.Done();
  }

  /// Whoever has it, or whose turn it is, hears what is known by now.
  private Outcome detail(Card tenant, Duty it, Alert.Card card) {
    var who =
        card.status() == Status.TAKEN
            ? card.taker().flatMap(one -> one.member()).map(card.chain().members()::get)
            : card.member(card.step());
    if (who.isEmpty()) return new Outcome.Dropped("nobody");
    tell(tenant, card, who.get(), it.id(), new AlertNotices(tenant.profile()).detail(card.what()));
    return new Outcome.Done();
  }

  private Outcome taken(Card tenant, Duty it, Alert.Card card) {
    if (card.status() != Status.TAKEN) return new Outcome.Dropped("no-longer-so");
    means.count("taken");
    var taker = card.taker().orElseThrow();
    var its = taker.member().map(card.chain().members()::get);
    var notices = new AlertNotices(tenant.profile());
    for (var other : card.told())
      if (!Optional.of(other).equals(its))
        tell(
            tenant, card, other, it.id() + "|" + card.place(other).orElse(-1), notices.taken(card));
    if (its.isPresent() && taker.via() != Via.TEXT)
      tell(tenant, card, its.get(), it.id() + "|yours", notices.yours(card.what()));
    if (card.chain().tellCaller()) caller(tenant, it, card, notices);
    return new Outcome.Done();
  }

  private void caller(Card tenant, Duty it, Alert.Card card, AlertNotices notices) {
    var notice = notice(it.id() + "|caller", notices.caller(card));
    card.what()
        .customer()
        .or(() -> customer(it))
        .ifPresent(who -> means.post().toCustomer(tenant, who, notice));
  }

  /// Who it was may have been found out since.
  private Optional<String> customer(Duty it) {
    return means
        .conversations()
        .byId(it.tenant(), it.subject())
        .flatMap(one -> one.summary().customer());
  }
}
