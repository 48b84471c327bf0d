package switchboard.engine.understanding;

/// Words that speak of time and so never belong to a street or a town.
final class DateNames {

  private static final String NAMES =
      "today|tomorrow|tonight|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning|afternoon|evening|noon|midnight|week|weekend|month|am|pm|oclock|january|february|october|november|december|hours|minutes|days|weeks|hour|minute|people|percent|dollars|pounds|bedroom|bed|inches|feet|gallons|years|months|times";

  private DateNames() {}

  static boolean is(String word) {
    return Tokens.oneOf(word, NAMES);
  }
}
