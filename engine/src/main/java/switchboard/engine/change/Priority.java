package switchboard.engine.change;

/// How much a change matters to who asked for it.
public enum Priority {
  LOW,
  MEDIUM,
  HIGH,
  URGENT
}
