package switchboard.edge.widget;

/// Why a visitor is not served, counted by [#reason] and told in words.
enum Refusal {
  NO_TOKEN(401, "This chat has no token."),
  UNKNOWN_TOKEN(401, "This chat's token is not known."),
  WRONG_ORIGIN(403, "This chat may not stand on this page."),
  SUSPENDED(403, "This chat is closed at the moment."),
  MUTE(403, "Nobody can be spoken with here. Please write."),
  TOO_OFTEN(429, "That was a little fast. Please wait a moment."),
  FULL(503, "Too many people are writing just now. Please try again in a moment."),
  NOT_OPENED(400, "The first message must be hello."),
  UNFIT(400, "This message could not be read."),
  TOO_LONG(400, "This message is too long."),
  LATE(503, "That took too long. Please send it again."),
  BROKEN(500, "Something went wrong. Please send it again.");

  private final int status;
  private final String words;

  Refusal(int status, String words) {
    this.status = status;
    this.words = words;
  }

  int status() {
    return status;
  }

  String words() {
    return words;
  }

  /// In small letters and hyphens.
  String reason() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /// Whether what was shown did not fit, which only guessing does often.
  boolean guessed() {
    return this == UNKNOWN_TOKEN || this == WRONG_ORIGIN;
  }
}
