package switchboard.engine.dialogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tool.Tool;

/// What a brain makes of a stimulus: the frame as it now is, what to do, what to say, what to
/// write. Without speech it waits for what its tools bring.
public record Thought(
    Frame frame, List<Tool> tools, Optional<Speech> speech, List<Letter> letters) {

  /// @param text empty: say nothing
  /// @param end whether the conversation is over then
  public record Speech(String text, boolean end) {}

  /// A text message to send.
  ///
  /// @param to the customer's number; empty for the owner
  public record Letter(boolean toOwner, Optional<Personal> to, String body) {}

  static Thought say(Frame frame, String text) {
    return new Thought(frame, List.of(), Optional.of(new Speech(text, false)), List.of());
  }

  static Thought end(Frame frame, String text) {
    return new Thought(frame, List.of(), Optional.of(new Speech(text, true)), List.of());
  }

  /// Nothing to say or do now.
  static Thought quiet(Frame frame) {
    return new Thought(frame, List.of(), Optional.empty(), List.of());
  }

  static Thought act(Frame frame, Tool... tools) {
    return new Thought(frame, List.of(tools), Optional.empty(), List.of());
  }

  Thought and(Tool tool) {
    var all = new ArrayList<>(tools);
    all.add(tool);
    return new Thought(frame, List.copyOf(all), speech, letters);
  }

  Thought writing(List<Letter> more) {
    var all = new ArrayList<>(letters);
    all.addAll(more);
    return new Thought(frame, tools, speech, List.copyOf(all));
  }

  /// The same, with a sentence said before all else; if nothing is said now, before what is said
  /// next.
  Thought after(String sentence) {
    if (sentence.isBlank()) return this;
    if (speech.isEmpty()) return with(frame.talk(it -> it.withLead(sentence)));
    var all = (sentence + " " + speech.get().text()).strip();
    return new Thought(frame, tools, Optional.of(new Speech(all, speech.get().end())), letters);
  }

  /// What is said begins like a sentence.
  Thought capitalised() {
    return new Thought(
        frame,
        tools,
        speech.map(it ->
            it.text().isEmpty()
                ? it
                : new Speech(
                    it.text().substring(0, 1).toUpperCase(Locale.ROOT) + it.text().substring(1),
                    it.end())),
        letters);
  }

  /// What another thought does and writes is done and written first.
  Thought besides(Thought other) {
    var all = new ArrayList<>(other.tools);
    all.addAll(tools);
    var written = new ArrayList<>(other.letters);
    written.addAll(letters);
    return new Thought(frame, List.copyOf(all), speech, List.copyOf(written));
  }

  Thought with(Frame frame) {
    return new Thought(frame, tools, speech, letters);
  }
}
