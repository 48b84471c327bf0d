package switchboard.engine.tenant;

/// Why a caller is put through to a person.
public enum Trigger {
  /// They asked for one.
  ASKED,
  COMPLAINT,
  /// A customer who is marked as important.
  VIP,
  /// Much money is at stake.
  LARGE,
  /// They were not understood, again and again.
  MISUNDERSTOOD,
  /// What they want is not for the assistant to do.
  BEYOND,
  /// Somebody of the business wants to.
  TAKEN_OVER
}
