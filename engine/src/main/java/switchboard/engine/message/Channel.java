package switchboard.engine.message;

/// How a message travels.
public enum Channel {
  SMS,
  EMAIL
}
