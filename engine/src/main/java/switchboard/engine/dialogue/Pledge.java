package switchboard.engine.dialogue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.dialogue.Frame.Goal;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tool.RecordResult.TaskAdded;
import switchboard.engine.tool.RecordTool;
import switchboard.engine.tool.Result;
import switchboard.engine.understanding.Understander.Expectation;

/// The last step of an errand that ends with a promise: the task is written down, the owner told if
/// they are to be told at once, and the caller hears by when it will be done.
record Pledge(Speaker speaker) {

  private static final String STEP = "pledge";

  /// The same where the task alone is enough.
  private static final String QUIET = "promise";

  static final String CALL_BACK = "CALL_BACK";
  static final String ESTIMATE = "ESTIMATE";

  /// Tells the owner too.
  ///
  /// @param what is promised, for whoever does it
  /// @param key of the sentence said then
  Thought give(Frame frame, String kind, String what, String key) {
    var said = WorkTalk.cut(what);
    var form = WorkTalk.form(frame).at(STEP).with("kind", kind).with("key", key);
    return go(
        frame
            .withForm(form.with("what", said))
            .errand(it -> it.withNeed(Optional.of(Personal.of(said)))));
  }

  /// Leaves the task to a person and tells nobody else.
  ///
  /// @param key of the sentence said then
  Thought leave(Frame frame, String kind, Personal what, String key) {
    var form = WorkTalk.form(frame).at(QUIET).with("kind", kind).with("what", what.text());
    return go(frame.withForm(form.with("key", key)));
  }

  static boolean open(Frame frame) {
    return frame.form().filter(it -> it.step().equals(STEP)).isPresent() || quiet(frame);
  }

  private static boolean quiet(Frame frame) {
    return frame.form().filter(it -> it.step().equals(QUIET)).isPresent();
  }

  /// Asks for a number where there is none.
  Thought go(Frame frame) {
    if (frame.caller().phone().isEmpty()) return speaker.ask(frame, Expectation.PHONE, "ask-phone");
    if (frame.customer().isEmpty()) return new CallBackFlow(speaker).go(frame);
    return new BookingFlow(speaker).noting(Thought.act(frame, task(frame)));
  }

  private static RecordTool.AddTask task(Frame frame) {
    return task(frame, gathered(frame, "kind", CALL_BACK), gathered(frame, "what", ""));
  }

  static RecordTool.AddTask task(Frame frame, String kind, String what) {
    var text = Personal.of(WorkTalk.cut(what));
    return new RecordTool.AddTask(frame.customer(), kind, text, Optional.empty());
  }

  private static String gathered(Frame frame, String name, String otherwise) {
    return WorkTalk.form(frame).get(name).orElse(otherwise);
  }

  Optional<Thought> said(Frame frame) {
    return frame.caller().phone().isPresent() ? Optional.of(go(frame)) : Optional.empty();
  }

  /// What could not be written down the owner is told all the same.
  Thought learned(Frame frame, Result result) {
    if (!(result instanceof TaskAdded(_, var due)))
      return new CallBackFlow(speaker).go(quiet(frame) ? toldInstead(frame) : frame);
    var done = frame.achieved("message", Optional.empty());
    var key = gathered(frame, "key", "pledge-given");
    var said = speaker.tell(done.settled(), key, "by", by(due));
    return quiet(frame) ? said : said.writing(letters(done));
  }

  private static Frame toldInstead(Frame frame) {
    var need = Optional.of(Personal.of(gathered(frame, "what", "")));
    return frame.errand(it -> it.withNeed(need).withGoal(Goal.CALL_BACK)).withoutForm();
  }

  private List<Thought.Letter> letters(Frame frame) {
    var letters = new Letters(speaker);
    return gathered(frame, "kind", CALL_BACK).equals(ESTIMATE)
        ? letters.estimate(frame)
        : letters.callBack(frame);
  }

  /// "within the hour", "within 24 hours", "by Monday at 9 AM".
  private String by(Instant due) {
    var left = Duration.between(speaker.setting().now(), due);
    long hours = (left.toMinutes() + 59) / 60;
    if (hours <= 1) return speaker.phrase("pledge-hour");
    return hours <= 48
        ? speaker.phrase("pledge-hours", "hours", Long.toString(hours))
        : speaker.phrase(
            "pledge-time", "time", speaker.wording().time(due).replaceFirst("^on ", ""));
  }
}
