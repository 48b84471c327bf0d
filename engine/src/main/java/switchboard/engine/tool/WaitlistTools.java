package switchboard.engine.tool;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.tenant.Tenants;
import switchboard.engine.tool.EntityToolbox.Job;
import switchboard.engine.tool.Result.Booked;
import switchboard.engine.tool.Result.Done;
import switchboard.engine.tool.Result.Failed;
import switchboard.engine.tool.Result.Joined;
import switchboard.engine.tool.Result.NothingFound;
import switchboard.engine.tool.Result.SlotTaken;
import switchboard.engine.waitlist.Entry;
import switchboard.engine.waitlist.Times;
import switchboard.engine.waitlist.Waitlist;
import switchboard.engine.waitlist.WaitlistDesk;
import switchboard.engine.waitlist.WaitlistDesk.Claimed;

/// Puts callers on the waitlist, and gives them what they were offered from it.
public record WaitlistTools(WaitlistDesk desk, Tenants tenants, Clock clock) {

  private static final Duration LONGEST = Duration.ofDays(60);

  CompletionStage<Result> join(Job job, Tool.JoinWaitlist tool) {
    var horizon =
        tenants.byId(job.tenant()).map(it -> it.profile().rules().horizon()).orElse(LONGEST);
    var entry =
        new Entry(
            tool.customer(),
            tool.service(),
            times(tool),
            tool.resource(),
            tool.wish().orElse(Preference.NONE).with(),
            clock.instant().plus(horizon));
    return desk.join(job.tenant(), job.run(), entry)
        .thenApply(it ->
            it instanceof Waitlist.Reply.Accepted(var id, _)
                ? new Joined(id)
                : new Failed("waitlist"));
  }

  private static Times times(Tool.JoinWaitlist tool) {
    var said = tool.wish().orElse(Preference.NONE);
    return new Times(
        tool.when(),
        said.parts(),
        said.days(),
        said.notDays(),
        said.notDates(),
        said.notBefore(),
        said.notAfter());
  }

  CompletionStage<Result> claim(Job job, Tool.ClaimOffer tool) {
    return desk.claim(job.tenant(), tool.customer(), By.CUSTOMER)
        .thenApply(it ->
            switch (it) {
              case Claimed.Had(_, var wanted, var offer, var appointment) ->
                  new Booked(
                      appointment,
                      offer.resource(),
                      offer.slot(),
                      false,
                      offer.with(),
                      Optional.of(wanted.service()));
              case Claimed.Lost _ -> new SlotTaken();
              case Claimed.Nothing() -> new NothingFound();
            });
  }

  CompletionStage<Result> decline(Job job, Tool.DeclineOffer tool) {
    return desk.decline(job.tenant(), tool.customer())
        .thenApply(it -> it ? new Done() : new NothingFound());
  }
}
