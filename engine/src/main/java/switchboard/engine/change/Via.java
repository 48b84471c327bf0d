package switchboard.engine.change;

/// How a change was asked for.
public enum Via {
  VOICE,
  WEB,
  EMAIL
}
