package switchboard.engine.llm;

/// What an answer has used up.
///
/// @param input tokens read
/// @param output tokens written
/// @param micros its price in millionths of a minor unit of money, 0 where prices are not known
public record Cost(long input, long output, long micros) {

  public static final Cost NONE = new Cost(0, 0, 0);

  public Cost plus(Cost other) {
    return new Cost(input + other.input, output + other.output, micros + other.micros);
  }

  public long tokens() {
    return input + output;
  }

  /// The price in minor units, rounded up.
  public long minor() {
    return Math.ceilDiv(micros, 1_000_000L);
  }
}
