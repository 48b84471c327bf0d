package switchboard.engine.replay;

/// What the other configuration would have made of it.
public enum Verdict {
  SAME,
  BETTER,
  WORSE
}
