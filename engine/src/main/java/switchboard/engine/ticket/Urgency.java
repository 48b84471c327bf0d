package switchboard.engine.ticket;

/// How soon a repair must be seen to.
public enum Urgency {
  EMERGENCY,
  URGENT,
  NORMAL
}
