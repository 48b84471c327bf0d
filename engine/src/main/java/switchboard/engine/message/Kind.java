package switchboard.engine.message;

/// What a message is for.
public enum Kind {
  /// An appointment was made.
  CONFIRMATION,
  /// An appointment was moved.
  CHANGE,
  /// An appointment will not be.
  CANCELLATION,
  /// An appointment is near.
  REMINDER,
  /// A slot may be had.
  OFFER,
  /// The owner is to know.
  ALERT,
  OTHER
}
