package switchboard.edge.assessment;

import java.time.Clock;
import java.time.Duration;
import switchboard.edge.duty.Awaited;
import switchboard.edge.duty.Handler;
import switchboard.engine.Entities;
import switchboard.engine.calendar.Schedule;
import switchboard.engine.conversation.Arrival.Channel;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reason;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.conversation.Conversations;
import switchboard.engine.duty.Duty;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.Tenants;

/// Judges a conversation once it is over and tells it so. Doing it again changes nothing.
public record Assessing(
    Tenants tenants,
    Conversations conversations,
    Schedule schedule,
    Entities<Command> entities,
    Scorer scorer,
    Clock clock)
    implements Handler {

  /// What people see is a little behind.
  private static final Duration SOON = Duration.ofSeconds(5);

  /// What cannot be seen by then never will be.
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Override
  public Outcome handle(Duty duty) throws Exception {
    var tenant = tenants.byId(duty.tenant());
    var detail = conversations.byId(duty.tenant(), duty.subject());
    if (tenant.isEmpty() || detail.filter(Assessing::over).isEmpty()) return later(duty);
    if (detail.get().summary().owner()) return new Outcome.Dropped("owner");
    boolean byUs = duty.fact("by").filter("us"::equals).isPresent();
    var transcript = new Transcripts(schedule).of(tenant.get(), detail.get(), byUs);
    var made = scorer.assess(tenant.get(), transcript);
    int turn = detail.get().summary().turns();
    var id = EntityIds.of(duty.tenant(), duty.subject());
    var reply = Awaited.of(entities.<Reply>ask(id, to -> new Command.Assess(turn, made, to)));
    if (!(reply instanceof Reply.Rejected(var why))) return new Outcome.Done();
    return why == Reason.NOT_BEGUN ? new Outcome.Dropped("unknown") : later(duty);
  }

  private static boolean over(Conversations.Detail it) {
    return it.summary().channel() != Channel.VOICE || it.summary().ended().isPresent();
  }

  private Outcome later(Duty duty) {
    var now = clock.instant();
    return now.isAfter(duty.due().plus(PATIENCE))
        ? new Outcome.Dropped("unknown")
        : new Outcome.Later(now.plus(SOON), "not-yet");
  }
}
