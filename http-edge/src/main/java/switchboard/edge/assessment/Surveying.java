package switchboard.edge.assessment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import switchboard.edge.duty.Handler;
import switchboard.engine.Entities;
import switchboard.engine.assessment.Questions;
import switchboard.engine.conversation.Arrival.Channel;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.conversation.Conversations;
import switchboard.engine.conversation.Conversations.Summary;
import switchboard.engine.customer.Customers;
import switchboard.engine.duty.Duty;
import switchboard.engine.notice.QuietHours;
import switchboard.engine.privacy.Personal;
import switchboard.engine.privacy.Seals;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.Planning;
import switchboard.engine.tenant.Tenants;
import switchboard.engine.tenant.Tenants.Card;

/// Asks a caller by text how the call went, in the thread where the answer will come in: by day,
/// not within an hour of an emergency, and nobody who wants no texts.
public record Surveying(
    Tenants tenants,
    Conversations conversations,
    Customers customers,
    Entities<Command> entities,
    Seals seals,
    Clock clock)
    implements Handler {

  private static final Duration AFTER_EMERGENCY = Duration.ofHours(1);
  private static final Duration AGAIN = Duration.ofMinutes(15);

  /// Nobody remembers an older call.
  private static final Duration FRESH = Duration.ofDays(1);

  @Override
  public Outcome handle(Duty duty) throws Exception {
    var tenant = tenants.byId(duty.tenant());
    var call = conversations.byId(duty.tenant(), duty.subject()).map(Conversations.Detail::summary);
    if (tenant.isEmpty() || call.isEmpty()) return new Outcome.Dropped("unknown");
    var unwanted = unwanted(tenant.get(), call.get());
    if (unwanted.isPresent()) return new Outcome.Dropped(unwanted.get());
    var decent = decent(tenant.get(), call.get());
    return decent.isAfter(clock.instant())
        ? new Outcome.Later(decent, "not-now")
        : ask(tenant.get(), call.get());
  }

  private Optional<String> unwanted(Card tenant, Summary call) {
    boolean asks = tenant.profile().planning().surveying() == Planning.Survey.SMS;
    if (!asks || !tenant.active()) return Optional.of("not-asked-here");
    if (call.channel() != Channel.VOICE || call.peer().isEmpty() || call.customer().isEmpty())
      return Optional.of("nobody-to-ask");
    if (!Questions.fit(call.outcome()) || call.rating().isPresent())
      return Optional.of("nothing-to-ask");
    if (ended(call).plus(FRESH).isBefore(clock.instant())) return Optional.of("too-late");
    var customer = customers.byId(tenant.id(), call.customer().get());
    return customer.filter(Customers.Row::optedOut).map(_ -> "opted-out");
  }

  private Instant ended(Summary call) {
    return call.ended().orElseGet(clock::instant);
  }

  private Instant decent(Card tenant, Summary call) {
    var wanted = call.emergency() ? ended(call).plus(AFTER_EMERGENCY) : ended(call);
    var now = clock.instant();
    var at = wanted.isAfter(now) ? wanted : now;
    return QuietHours.open(at, at.plus(Duration.ofDays(2)), tenant.profile().zone()).orElse(at);
  }

  private Outcome ask(Card tenant, Summary call) throws Exception {
    var peer = call.peer().orElseThrow();
    var customer = call.customer().orElseThrow();
    var thread = Threads.of(seals, tenant.id(), "phone", peer).toCompletableFuture().get();
    seals.assign("conversation|" + thread, EntityIds.of(tenant.id(), customer));
    var reply =
        entities
            .<Reply>ask(
                thread,
                to ->
                    new Command.AskSurvey(
                        call.id(), customer, Personal.of(peer), call.language(), to))
            .toCompletableFuture()
            .get();
    return reply instanceof Reply.Rejected
        ? new Outcome.Later(clock.instant().plus(AGAIN), "talking")
        : new Outcome.Done();
  }
}
