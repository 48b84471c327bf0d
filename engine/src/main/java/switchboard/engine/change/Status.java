package switchboard.engine.change;

/// How far a change has come. What is asked for goes forward, perhaps over some of the steps, until
/// it is completed; it may be rejected until it is approved, and cancelled until it is completed.
public enum Status {
  PENDING,
  REVIEWING,
  ESTIMATED,
  APPROVED,
  IN_PROGRESS,
  COMPLETED,
  REJECTED,
  CANCELLED;

  /// Whether somebody still has to look at it.
  public boolean active() {
    return switch (this) {
      case PENDING, REVIEWING -> true;
      case ESTIMATED, APPROVED, IN_PROGRESS, COMPLETED, REJECTED, CANCELLED -> false;
    };
  }

  /// Whether nothing will become of it any more.
  public boolean over() {
    return switch (this) {
      case COMPLETED, REJECTED, CANCELLED -> true;
      case PENDING, REVIEWING, ESTIMATED, APPROVED, IN_PROGRESS -> false;
    };
  }

  /// Whether a change that is there may come here next.
  public boolean after(Status before) {
    if (before.over()) return false;
    return switch (this) {
      case PENDING -> false;
      case REVIEWING, ESTIMATED, APPROVED, IN_PROGRESS, COMPLETED -> compareTo(before) > 0;
      case REJECTED -> before.compareTo(APPROVED) < 0;
      case CANCELLED -> true;
    };
  }
}
