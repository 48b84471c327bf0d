package switchboard.simulator.twilio;

/// What happens when a telephone is called.
public sealed interface Telephone {

  /// Somebody answers.
  record Answered(Caller by) implements Telephone {}

  /// A machine answers, and hears everything without a word.
  record Machine() implements Telephone {}

  /// A fax answers.
  record Fax() implements Telephone {}

  /// Nobody does.
  ///
  /// @param status of the call then: `no-answer`, `busy`, `failed`, `canceled`
  record Unanswered(String status) implements Telephone {}

  /// Nobody does, and the network never says so.
  record Forgotten() implements Telephone {}

  Telephone RINGS_OUT = new Unanswered("no-answer");

  /// Somebody who presses this whenever asked.
  static Telephone pressing(String digits) {
    return new Answered(_ -> new Move.Press(digits));
  }
}
