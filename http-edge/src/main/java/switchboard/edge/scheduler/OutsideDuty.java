package switchboard.edge.scheduler;

import java.time.Clock;
import java.time.Duration;
import switchboard.edge.duty.Handler;
import switchboard.engine.duty.Duty;

/// Duties of kind `OUTSIDE`: the [Mirrorer] sees to them, however long the service is away; after a
/// week nobody needs to know any more.
public record OutsideDuty(Mirrorer mirrorer, Clock clock) implements Handler {

  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Duration LIFE = Duration.ofDays(7);

  @Override
  public Outcome handle(Duty duty) {
    if (duty.resource().isEmpty()) return new Outcome.Dropped("no-resource");
    var now = clock.instant();
    if (duty.due().plus(LIFE).isBefore(now)) return new Outcome.Dropped("too-late");
    var done =
        mirrorer.mirror(duty.tenant(), duty.resource().get(), duty.subject(), revision(duty));
    return switch (done) {
      case Mirrorer.Outcome.Done _ -> new Outcome.Done();
      case Mirrorer.Outcome.Again(var code) ->
          new Outcome.Later(now.plus(pause(duty.attempts())), code);
    };
  }

  private static long revision(Duty duty) {
    return duty.fact("revision")
        .filter(it -> it.matches("[0-9]{1,18}"))
        .map(Long::parseLong)
        .orElse(0L);
  }

  private static Duration pause(int attempts) {
    var doubled = FIRST.multipliedBy(1L << Math.clamp(attempts, 0, 20));
    return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
  }
}
