package switchboard.edge.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import switchboard.engine.calendar.Calendar.Reason;
import switchboard.engine.calendar.Calendar.Terms;
import switchboard.engine.calendar.Planner.Answer;

/// What is allowed to those who were shown a time and looked at it for a while: it does not become
/// too soon for them meanwhile. And what is not allowed even to those who insist.
final class Grace {

  private static final Duration LOOKING = Duration.ofMinutes(10);
  private static final Duration FURTHEST = Duration.ofDays(731);

  private Grace() {}

  /// The clock of whoever began to look then.
  static Clock before(Clock clock) {
    return Clock.offset(clock, LOOKING.negated());
  }

  /// Whether nobody plans so far ahead.
  static boolean tooFar(Instant start, Instant now) {
    return start.isAfter(now.plus(FURTHEST));
  }

  static Answer answer(
      boolean overrule, Clock clock, Function<Terms, CompletionStage<Answer>> ask) {
    var answer = Writing.answered(ask.apply(overrule ? Terms.OVERRULE : Terms.STRICT));
    return answer.equals(new Answer.Refused(Reason.TOO_SOON))
        ? Writing.answered(ask.apply(Terms.offered(before(clock).instant())))
        : answer;
  }
}
