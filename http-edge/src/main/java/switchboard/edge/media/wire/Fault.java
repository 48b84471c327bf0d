package switchboard.edge.media.wire;

/// What a socket may do that ends it.
public enum Fault {
  BINARY(1003),
  OVERSIZED(1009),
  UNMASKED(1002),
  GARBLED(1002);

  private final int code;

  Fault(int code) {
    this.code = code;
  }

  /// The status it is closed with.
  public int code() {
    return code;
  }

  /// For the counter.
  public String reason() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
