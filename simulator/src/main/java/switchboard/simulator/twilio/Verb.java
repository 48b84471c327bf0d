package switchboard.simulator.twilio;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import switchboard.simulator.twilio.Webhooks.Method;

/// One instruction of a TwiML document.
public sealed interface Verb {

  /// @param text the words alone, without markup
  record Say(String text) implements Verb {}

  record Play(String url, String digits) implements Verb {}

  record Pause(Duration length) implements Verb {}

  /// Asks the caller something, and sends what they answer to `action`.
  ///
  /// @param numDigits empty: any number
  /// @param finishOnKey the keys any of which end the input; may be blank
  /// @param prompts what is spoken while listening: `Say`, `Play` and `Pause` only
  record Gather(
      boolean speech,
      boolean keys,
      Optional<String> action,
      Method method,
      Duration timeout,
      OptionalInt numDigits,
      String finishOnKey,
      boolean actionOnEmptyResult,
      List<Verb> prompts)
      implements Verb {}

  record Redirect(String url, Method method) implements Verb {}

  record Hangup() implements Verb {}

  record Reject(boolean busy) implements Verb {}

  /// @param target the number, or whatever else is dialled, as text
  record Dial(String target, Optional<String> action, Method method) implements Verb {}

  /// Joins others in a conference of that name.
  ///
  /// @param starts whether it begins when this call enters, `ends` whether it ends when it leaves
  /// @param waitUrl what is heard until somebody else is there
  /// @param action of the `Dial` it stands in
  record Conference(
      String name,
      boolean starts,
      boolean ends,
      Optional<String> waitUrl,
      Optional<String> action,
      Method method)
      implements Verb {}

  record RecordMessage(Optional<String> action, Method method) implements Verb {}

  /// The call is led over a text socket, by ConversationRelay in a `Connect`.
  ///
  /// @param greeting what is said before the server says anything
  /// @param parameters handed to the server when the session begins
  record Relay(
      String url,
      String greeting,
      Map<String, String> attributes,
      Map<String, String> parameters,
      Optional<String> action,
      Method method)
      implements Verb {}

  /// A text message in answer to one.
  record Message(String body, List<String> media) implements Verb {}

  /// Valid TwiML that this Twilio does not act out, such as `Connect`.
  record NotSimulated(String name) implements Verb {}
}
