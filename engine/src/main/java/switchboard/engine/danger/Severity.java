package switchboard.engine.danger;

/// How grave it is, the gravest first.
public enum Severity {
  /// Somebody may die: what to do now is told before anything else, and people are called at once.
  LIFE,
  /// Property, or the business itself, is being lost: somebody has to see to it now.
  CRITICAL,
  /// Soon, but not at any hour.
  URGENT;

  /// Whether somebody is to be fetched at any hour.
  public boolean immediate() {
    return switch (this) {
      case LIFE, CRITICAL -> true;
      case URGENT -> false;
    };
  }

  public boolean worse(Severity than) {
    return compareTo(than) < 0;
  }
}
