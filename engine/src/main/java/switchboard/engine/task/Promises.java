package switchboard.engine.task;

import java.time.Duration;

/// How soon a business does what it promises without naming a time.
public record Promises(Duration callBack, Duration estimate) {

  /// An hour for calling back, a day for everything else.
  public static final Promises USUAL = new Promises(Duration.ofHours(1), Duration.ofHours(24));

  public Duration within(Todo.Kind kind) {
    return switch (kind) {
      case CALL_BACK -> callBack;
      case ESTIMATE, FOLLOW_UP, PROMISE, OTHER -> estimate;
    };
  }
}
