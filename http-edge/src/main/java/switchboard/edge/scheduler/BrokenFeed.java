package switchboard.edge.scheduler;

/// A feed that cannot be understood: what it says is unknown, not nothing.
final class BrokenFeed extends Exception {
  private static final long serialVersionUID = 1L;

  /// @param code a short word that tells nothing of what the feed says
  BrokenFeed(String code) {
    super(code);
  }

  String code() {
    return String.valueOf(getMessage());
  }
}
