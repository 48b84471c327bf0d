package switchboard.engine.danger;

/// What is the matter, and how grave that is.
///
/// @param danger id of one of the dangers we know, or [#OTHER]
public record Alarm(String danger, Severity severity) {

  /// It is an emergency, but none we have a name for.
  public static final String OTHER = "other";
}
