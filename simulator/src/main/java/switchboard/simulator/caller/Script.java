package switchboard.simulator.caller;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// What a simulated customer wants, says and answers.
///
/// @param name short, as one would ask for it
/// @param about one sentence for a list of scripts
/// @param from the number they call from, each `#` standing for any digit; `anonymous` if withheld
/// @param steps what they do unasked, in order
/// @param answers what they do when asked for something; the first that fits counts
/// @param atEnd what they do when neither is left
/// @param turns how often they take a turn before they lose patience and hang up
/// @param dialled how it ends when they are passed on: a `DialCallStatus`
/// @param tenant the business of the demo they mean to ring, where it matters
/// @param interrupts after how many milliseconds of being spoken to they cut in, every other time;
///   only where sound is heard
public record Script(
    String name,
    String about,
    Channel channel,
    String from,
    List<Act> steps,
    List<Answer> answers,
    Act atEnd,
    int turns,
    String dialled,
    Optional<String> tenant,
    OptionalInt interrupts) {

  public enum Channel {
    VOICE,
    SMS
  }

  /// One thing a customer does.
  public sealed interface Act {

    /// @param wordings any one of which they use
    /// @param confidence how well it is understood, 0 to 1
    record Say(List<String> wordings, double confidence) implements Act {}

    /// @param times for how many turns
    record Silence(int times) implements Act {}

    record Press(String digits) implements Act {}

    record HangUp() implements Act {}
  }

  /// What they do when what they hear matches.
  ///
  /// @param times how often they do it before they have had enough of the question
  public record Answer(Pattern when, Act act, int times) {}

  /// A number to call from.
  public String number(RandomGenerator chance) {
    var number = new StringBuilder(from);
    for (var at = 0; at < number.length(); at++)
      if (number.charAt(at) == '#') number.setCharAt(at, (char) ('0' + chance.nextInt(10)));
    return number.toString();
  }
}
