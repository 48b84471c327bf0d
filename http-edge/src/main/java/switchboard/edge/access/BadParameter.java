package switchboard.edge.access;

/// Ends the reading of a request at the parameter that is at fault; [Reading] makes a problem of
/// it. Says what was expected, never what was sent.
public final class BadParameter extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;

  public BadParameter(String field, String expected) {
    this.field = field;
    super(expected, null, false, false);
  }

  public String field() {
    return field;
  }

  public String expected() {
    return String.valueOf(getMessage());
  }
}
