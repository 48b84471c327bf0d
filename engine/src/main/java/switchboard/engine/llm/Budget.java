package switchboard.engine.llm;

import java.util.Optional;
import switchboard.engine.tenant.Brain;

/// How much a tenant lets its models think. What is used up ends the model's part, never the call:
/// the rules go on alone. Pure.
public record Budget(Brain.Limits limits) {

  /// @param call used in this conversation so far
  /// @param month used by the tenant in this month so far
  public boolean allows(Cost call, Cost month) {
    return within(limits.callTokens(), call.tokens())
        && within(limits.monthTokens(), month.tokens())
        && within(limits.callMinor(), call.minor())
        && within(limits.monthMinor(), month.minor());
  }

  private static boolean within(Optional<Long> limit, long used) {
    return limit.filter(it -> used >= it).isEmpty();
  }
}
