package switchboard.engine.specialist;

/// What a specialist makes of a question.
public sealed interface Opinion {

  /// @param confidence 0 to 1
  record Answered(String text, double confidence) implements Opinion {}

  /// Their sources do not say, and they do not guess.
  record Unknown() implements Opinion {}

  /// They could not think about it at all.
  record Failed() implements Opinion {}
}
