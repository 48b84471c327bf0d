package switchboard.engine.dialogue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import switchboard.engine.dialogue.Frame.Goal;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tool.RecordResult.TaskAdded;
import switchboard.engine.tool.RecordTool;
import switchboard.engine.tool.Result;
import switchboard.engine.understanding.Understander.Expectation;

/// Leaves something to a person, and says by when they will have seen to it.
record Promises(Speaker speaker) {

  private static final String STEP = "promise";

  /// @param key of the sentence said when it is written down
  Thought call(Frame frame, String kind, Personal what, String key) {
    var form = frame.form().orElseThrow().at(STEP).with("kind", kind).with("what", what.text());
    return go(frame.withForm(form.with("key", key)));
  }

  private Thought go(Frame frame) {
    var form = frame.form().orElseThrow();
    if (frame.caller().phone().isEmpty()) return speaker.ask(frame, Expectation.PHONE, "ask-phone");
    if (frame.customer().isEmpty()) return new CallBackFlow(speaker).go(frame);
    var what = Personal.of(form.get("what").orElse(""));
    var task =
        new RecordTool.AddTask(
            frame.customer(), form.get("kind").orElse("OTHER"), what, Optional.empty());
    return new BookingFlow(speaker).noting(Thought.act(frame, task));
  }

  static boolean open(Frame frame) {
    return frame.form().filter(it -> it.step().equals(STEP)).isPresent();
  }

  Thought question(Frame frame) {
    return go(frame);
  }

  /// The number that was asked for.
  Optional<Thought> said(Frame frame) {
    boolean told = frame.caller().phone().isPresent();
    return told ? Optional.of(go(frame)) : Optional.empty();
  }

  /// Where nothing can be written down, the owner is told by text.
  Thought learned(Frame frame, Result result) {
    var form = frame.form().orElseThrow();
    if (!(result instanceof TaskAdded(_, var due))) {
      var need = form.get("what").map(Personal::of);
      var now = frame.errand(it -> it.withNeed(need).withGoal(Goal.CALL_BACK)).withoutForm();
      return new CallBackFlow(speaker).go(now);
    }
    var done = frame.achieved("message", Optional.empty()).settled();
    return speaker.tell(done, form.get("key").orElseThrow(), "by", by(due));
  }

  /// "within the hour", "within 24 hours", "by Monday at 9 AM".
  private String by(Instant due) {
    var left = Duration.between(speaker.setting().now(), due);
    long hours = (left.toMinutes() + 59) / 60;
    if (hours <= 1) return speaker.phrase("promise-hour");
    return hours <= 24
        ? speaker.phrase("promise-hours", "hours", Long.toString(hours))
        : speaker.phrase(
            "promise-by", "time", speaker.wording().time(due).replaceFirst("^on ", ""));
  }
}
