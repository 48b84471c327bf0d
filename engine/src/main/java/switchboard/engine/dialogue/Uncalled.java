package switchboard.engine.dialogue;

import java.util.Optional;
import switchboard.engine.dialogue.Frame.Goal;

/// Who does not want to be called by us any more, in whatever language they say so and whoever
/// leads the talk. It is about calls alone: who wants no texts sends STOP.
public final class Uncalled {

  private static final String UNCALLED = "uncalled";

  private Uncalled() {}

  /// Whether the words ask for it; "not before five" does not.
  public static boolean wanted(String words) {
    return Tongue.ALL.stream()
        .map(Phrases::in)
        .anyMatch(it -> it.heard("no-calls").matcher(words).find());
  }

  /// The same frame, in which it is known.
  public static Frame noted(Frame frame) {
    return known(frame) ? frame : frame.talk(it -> it.manner(m -> m.withAsked(UNCALLED)));
  }

  private static boolean known(Frame frame) {
    return frame.talk().manner().asked().contains(UNCALLED);
  }

  /// Of whom it is known, as soon as it is known who they are.
  public static Optional<String> customer(Frame frame) {
    return frame.customer().filter(_ -> known(frame));
  }

  /// Whatever was being asked is asked again.
  static Optional<Thought> said(Speaker speaker, Frame frame, String words) {
    if (!wanted(words)) return Optional.empty();
    boolean busy = frame.errand().goal().filter(it -> it != Goal.FORM).isPresent();
    if (!speaker.setting().voice()) return Optional.of(speaker.tell(noted(frame), "uncalled-text"));
    return Optional.of(
        busy
            ? Thought.say(noted(frame), Speaker.plain(frame.talk().said(), ""))
                .after(speaker.phrase("uncalled-busy"))
            : speaker.tell(noted(frame).settled(), "uncalled"));
  }
}
