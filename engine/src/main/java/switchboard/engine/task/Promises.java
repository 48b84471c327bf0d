package switchboard.engine.task;

import java.time.Duration;

/// How soon a business does what it promises without naming a time. What is left out is usual.
public record Promises(Duration callBack, Duration estimate) {

  /// An hour for calling back, a day for everything else.
  public static final Promises USUAL = new Promises(Duration.ofHours(1), Duration.ofHours(24));

  public Promises {
    callBack = callBack == null ? Duration.ofHours(1) : callBack;
    estimate = estimate == null ? Duration.ofHours(24) : estimate;
  }

  public Duration within(Todo.Kind kind) {
    return switch (kind) {
      case CALL_BACK -> callBack;
      case ESTIMATE, FOLLOW_UP, PROMISE, OTHER -> estimate;
    };
  }
}
