package switchboard.engine.assessment;

/// How somebody felt about a conversation.
public enum Sentiment {
  POSITIVE,
  NEUTRAL,
  NEGATIVE,
  /// Pleased with some of it and displeased with some.
  MIXED
}
