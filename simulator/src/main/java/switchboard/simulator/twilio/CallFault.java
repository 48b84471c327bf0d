package switchboard.simulator.twilio;

/// Why Twilio could not use what the server answered. The text never holds the answer itself.
public final class CallFault extends Exception {

  private static final long serialVersionUID = 1L;

  /// Twilio's own numbers for what goes wrong.
  public enum Kind {
    INVALID_URL(11100),
    RETRIEVAL_FAILED(11200),
    TIMED_OUT(11205),
    TOO_MANY_REDIRECTS(11215),
    TOO_LARGE(11750),
    NOT_PARSED(12100),
    NOT_TWIML(12200),
    WRONG_CONTENT_TYPE(12300);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    public int code() {
      return code;
    }
  }

  private final Kind kind;

  public CallFault(Kind kind, String text) {
    super(kind.code + " " + text);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /// The number and what happened, in one line.
  public String text() {
    return String.valueOf(getMessage());
  }
}
