package switchboard.engine.dialogue;

import java.util.Optional;
import switchboard.engine.tool.RecordTool;
import switchboard.engine.tool.Result;
import switchboard.engine.understanding.Understanding;

/// An errand other than an appointment: what is asked, looked up, said and written for it. Pure.
/// Its state is the frame's [Form]; names, numbers, addresses and e-mails that callers tell are
/// taken into the frame before any of these is called. A flow is done when it returns a frame that
/// is [Frame#settled].
interface Flow {

  /// The caller wants it. The frame has an empty form of this flow.
  Thought begin(Frame frame, String words, Understanding meaning);

  /// What the caller said, or keyed in (`choice`, `yes` and `no`). Empty: it was no answer to what
  /// this flow asked, and may be a question or a wish of another kind.
  Optional<Thought> said(Frame frame, String words, Understanding meaning);

  /// What a tool of this flow brought; also failures and that nothing was found.
  Thought learned(Frame frame, RecordTool tool, Result result);

  /// The same wanted in passing, while something else is pursued that goes on afterwards. Empty:
  /// this is nothing to be done in passing.
  default Optional<Thought> aside(Frame frame, String words, Understanding meaning) {
    return Optional.empty();
  }

  /// The open question once more, worded by how often it was missed.
  Thought question(Frame frame);

  /// Whether it cannot wait for an appointment that is wanted in the same breath.
  default boolean first() {
    return false;
  }
}
