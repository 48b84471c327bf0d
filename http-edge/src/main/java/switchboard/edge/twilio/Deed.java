package switchboard.edge.twilio;

import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.privacy.Personal;

/// What a caller did in a turn, as a webhook tells it. Told twice under the same turn it happens
/// once.
sealed interface Deed {

  record Spoke(String words, double confidence) implements Deed {}

  record Pressed(String keys) implements Deed {}

  record Nothing() implements Deed {}

  static Deed of(TwilioForm form) {
    var digits = form.text("Digits");
    if (digits.isPresent()) return new Pressed(digits.get());
    return form.text("SpeechResult")
        .<Deed>map(it -> new Spoke(it, confidence(form.text("Confidence").orElse("1"))))
        .orElseGet(Nothing::new);
  }

  /// A recogniser that names no confidence is believed.
  private static double confidence(String told) {
    try {
      double it = Double.parseDouble(told);
      return it >= 0 ? Math.min(1, it) : Double.isNaN(it) ? 1 : 0;
    } catch (NumberFormatException _) {
      return 1;
    }
  }

  default Command command(int turn, ActorRef<Reply> replyTo) {
    return switch (this) {
      case Spoke(var words, var confidence) ->
          new Command.Hear(turn, new Personal(words), confidence, replyTo);
      case Pressed(var keys) -> new Command.Press(turn, new Personal(keys), replyTo);
      case Nothing() -> new Command.KeepSilent(turn, replyTo);
    };
  }

  /// In one line, to be read by [#read].
  default String written() {
    return switch (this) {
      case Spoke(var words, var confidence) -> "s" + confidence + " " + words;
      case Pressed(var keys) -> "k" + keys;
      case Nothing() -> "n";
    };
  }

  static Optional<Deed> read(String written) {
    if (written.isEmpty()) return Optional.empty();
    var rest = written.substring(1);
    return switch (written.charAt(0)) {
      case 's' -> spoke(rest);
      case 'k' -> Optional.of(new Pressed(rest));
      case 'n' -> Optional.of(new Nothing());
      default -> Optional.empty();
    };
  }

  private static Optional<Deed> spoke(String rest) {
    int space = rest.indexOf(' ');
    if (space < 0) return Optional.empty();
    return Optional.of(new Spoke(rest.substring(space + 1), confidence(rest.substring(0, space))));
  }
}
