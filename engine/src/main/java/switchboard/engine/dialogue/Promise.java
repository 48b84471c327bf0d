package switchboard.engine.dialogue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import switchboard.engine.calendar.BusinessHours;
import switchboard.engine.privacy.Personal;
import switchboard.engine.task.Todo;
import switchboard.engine.tool.RecordTool;
import switchboard.engine.tool.RecordTool.AddTask;

/// A promise that somebody calls back: how soon that is, how it is said, and the task that keeps
/// it. Counted from now where it is urgent or the business is open, else from when it opens.
record Promise(Speaker speaker) {

  private record Term(Optional<ZonedDateTime> opening, Instant due) {}

  /// "within the hour", "within 30 minutes of opening tomorrow at 8 AM".
  String within(Frame frame) {
    var length = length();
    var opening = term(frame).opening();
    if (opening.isPresent())
      return speaker.phrase(
          "within-opening",
          "length",
          speaker.wording().length(length),
          "time",
          speaker.wording().time(opening.get().toInstant()));
    return length.equals(Duration.ofHours(1))
        ? speaker.phrase("within-hour")
        : speaker.phrase("within", "length", speaker.wording().length(length));
  }

  RecordTool callBack(Frame frame) {
    var what =
        speaker
            .house()
            .phrase(
                "task-call-back",
                "name",
                Speaker.plain(frame.name(), speaker.house().phrase("somebody")),
                "phone",
                Speaker.plain(frame.caller().phone(), speaker.house().phrase("no-number")),
                "need",
                Speaker.plain(frame.need(), ""));
    return new AddTask(
        frame.customer(),
        Todo.Kind.CALL_BACK.name(),
        Personal.of(what),
        Optional.of(term(frame).due()));
  }

  private Duration length() {
    return speaker.profile().planning().promising().callBack();
  }

  private Term term(Frame frame) {
    var now = speaker.setting().now();
    var opening = frame.emergency() ? Optional.<ZonedDateTime>empty() : opening();
    return new Term(opening, opening.map(ZonedDateTime::toInstant).orElse(now).plus(length()));
  }

  /// When it opens next; empty if it is open, or never is.
  private Optional<ZonedDateTime> opening() {
    return BusinessHours.at(speaker.profile(), speaker.setting().now())
        .opens()
        .map(it -> it.atZone(speaker.setting().zone()));
  }
}
