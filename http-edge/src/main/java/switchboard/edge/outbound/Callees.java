package switchboard.edge.outbound;

import java.time.Instant;
import java.util.Optional;
import switchboard.edge.duty.Awaited;
import switchboard.edge.notice.Means.Found;
import switchboard.engine.Entities;
import switchboard.engine.Phone;
import switchboard.engine.conversation.Conversations;
import switchboard.engine.customer.Customers;
import switchboard.engine.outbound.CalleeZones;
import switchboard.engine.outbound.Event.Reason;
import switchboard.engine.outbound.Matter;
import switchboard.engine.outbound.Outbounds;
import switchboard.engine.outbound.Plan;
import switchboard.engine.outbound.Purpose;
import switchboard.engine.outbound.Refusals;
import switchboard.engine.privacy.Personal;
import switchboard.engine.task.Task;
import switchboard.engine.task.Task.Standing;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.Outgoing;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Tenants.Card;

/// Who was promised a call or has an appointment, on what number, about what, and whether they may
/// be called. Blocks: call on a virtual thread.
///
/// @param tasks asked themselves, so that what is done is known at once
public record Callees(
    Entities<Task.Command> tasks,
    Customers customers,
    Conversations conversations,
    Outbounds outbounds,
    Refusals refusals,
    Visits visits) {

  Optional<Standing> task(String tenant, String id) throws Exception {
    var reply = Awaited.of(tasks.<Task.Reply>ask(EntityIds.of(tenant, id), Task.Command.Look::new));
    return reply instanceof Task.Reply.Known(var it) ? Optional.of(it) : Optional.empty();
  }

  void complete(String tenant, String id) throws Exception {
    Awaited.of(tasks.<Task.Reply>ask(EntityIds.of(tenant, id), Task.Command.Complete::new));
  }

  /// A talk that we began ourselves promises no further call of ours.
  boolean ours(Card tenant, Standing task) {
    return task.what().conversation().filter(it -> outbounds.ours(tenant.id(), it)).isPresent();
  }

  boolean refuses(Card tenant, Matter it) {
    return it.customer().filter(one -> refusals.refuses(tenant.id(), one)).isPresent();
  }

  /// Empty where there is no number to call.
  Optional<Matter> matter(Card tenant, String task, Standing it) {
    var talk =
        it.what()
            .conversation()
            .flatMap(one -> conversations.byId(tenant.id(), one))
            .map(Conversations.Detail::summary);
    var customer = it.what().customer().or(() -> talk.flatMap(Conversations.Summary::customer));
    var row = customer.flatMap(one -> customers.byId(tenant.id(), one));
    var country = tenant.profile().country();
    var need = talk.flatMap(Conversations.Summary::need).map(Personal::of);
    return row.flatMap(Customers.Row::phone)
        .or(() -> talk.flatMap(Conversations.Summary::peer))
        .flatMap(number -> Phone.of(number, country))
        .map(phone ->
            new Matter(
                task,
                new Purpose(Purpose.Kind.CALL_BACK, need),
                customer,
                row.flatMap(Customers.Row::name).map(Personal::of),
                Personal.of(phone.e164())));
  }

  /// Somebody to be called about their appointment. Empty where there is no number to call.
  Optional<Matter> matter(Card tenant, Found it) {
    var row = customers.byId(tenant.id(), it.visit().customer());
    var at = it.standing();
    var visit = new Purpose.Visit(at.id(), at.resource(), it.slot().start());
    return row.flatMap(Customers.Row::phone)
        .flatMap(number -> Phone.of(number, tenant.profile().country()))
        .map(phone ->
            new Matter(
                at.id(),
                new Purpose(Purpose.Kind.REMINDER, Optional.empty(), Optional.of(visit)),
                Optional.of(it.visit().customer()),
                row.flatMap(Customers.Row::name).map(Personal::of),
                Personal.of(phone.e164())));
  }

  /// Whether somebody is expected then.
  static boolean stands(Found it, Instant now) {
    var appointment = it.appointment();
    boolean kept = appointment.confirmed() && !appointment.pending();
    return kept && it.slot().start().isAfter(now);
  }

  /// Why nobody need be called about it any more. Empty if it still is as it was.
  Optional<Reason> over(String tenant, Matter it, Instant now) throws Exception {
    return switch (it.purpose().kind()) {
      case CALL_BACK -> {
        var open = task(tenant, it.subject()).filter(one -> one.done().isEmpty());
        yield open.isPresent() ? Optional.empty() : Optional.of(Reason.DONE);
      }
      case REMINDER ->
          it.purpose().visit().isEmpty()
              ? Optional.of(Reason.CHANGED)
              : over(tenant, it.purpose().visit().get(), now);
    };
  }

  private Optional<Reason> over(String tenant, Purpose.Visit it, Instant now) throws Exception {
    var found = visits.find(tenant, it.appointment(), Optional.of(it.resource()));
    var same = found.filter(one -> it.is(one.standing().id(), one.slot().start()));
    if (same.filter(one -> stands(one, now)).isEmpty()) return Optional.of(Reason.CHANGED);
    boolean attending = same.get().appointment().attending();
    return attending ? Optional.of(Reason.DONE) : Optional.empty();
  }

  /// How this business calls that number.
  static Plan plan(Profile business, Matter it) {
    var how = Outgoing.of(business);
    var zones = CalleeZones.of(business, new Phone(it.phone().text()));
    return new Plan(zones, how.begins(), how.ends(), how.times(), how.apart(), how.leavesWord());
  }
}
