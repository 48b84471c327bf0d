package switchboard.engine.dialogue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.calendar.Slot;
import switchboard.engine.dialogue.OwnerAsk.Kind;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Profile.Resource;
import switchboard.engine.tool.OwnerResult.ScheduleRead;
import switchboard.engine.tool.OwnerResult.TasksRead;
import switchboard.engine.tool.OwnerTool.BlockTime;
import switchboard.engine.tool.OwnerTool.CancelVisit;
import switchboard.engine.tool.OwnerTool.FindPeople;
import switchboard.engine.tool.OwnerTool.FinishTask;
import switchboard.engine.tool.OwnerTool.MoveVisit;
import switchboard.engine.tool.OwnerTool.ReadSchedule;
import switchboard.engine.tool.RecordResult.TaskAdded;
import switchboard.engine.tool.RecordTool.AddTask;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Tool;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;
import switchboard.engine.understanding.Vocabulary;

/// What the business's own people want done: appointments moved and cancelled, time blocked, tasks
/// noted and ticked off. What others would notice is done only after a yes.
record OwnerDeeds(Speaker speaker) {

  static final String CONFIRM = "confirm";
  static final String WHICH = "which";
  private static final String WHEN = "when";
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofDays(31);

  private OwnerWords words() {
    return new OwnerWords(speaker);
  }

  private OwnerPicks picks() {
    return new OwnerPicks(speaker);
  }

  private Instant now() {
    return speaker.setting().now();
  }

  /// Empty: it was no answer to what was asked.
  Optional<Thought> answered(
      Frame frame, String words, Understanding meaning, Optional<OwnerAsk> wanted) {
    var sheet = OwnerSheet.of(frame);
    if (sheet.ask().isEmpty()) return Optional.empty();
    var ask = sheet.ask().get();
    return switch (sheet.step()) {
      case CONFIRM -> decided(frame, ask, meaning);
      case WHICH -> picks().chosen(frame, ask, words, meaning);
      case WHEN -> timed(frame, ask, words, meaning, wanted);
      case "who" -> who(frame, words, meaning, wanted);
      case "what" ->
          wanted.isPresent()
              ? Optional.empty()
              : Optional.of(noting(frame, ask, Optional.of(words)));
      default -> Optional.empty();
    };
  }

  Optional<Thought> pressed(Frame frame, String digits) {
    var sheet = OwnerSheet.of(frame);
    if (sheet.ask().isEmpty() || !digits.matches("[1-9]")) return Optional.empty();
    int number = Integer.parseInt(digits);
    return switch (sheet.step()) {
      case CONFIRM ->
          number <= 2
              ? Optional.of(decided(frame, sheet.ask().get(), number == 1))
              : Optional.empty();
      case WHICH -> picks().numbered(frame, sheet.ask().get(), number);
      default -> Optional.empty();
    };
  }

  private Optional<Thought> decided(Frame frame, OwnerAsk ask, Understanding meaning) {
    return switch (meaning.intent()) {
      case "yes" -> Optional.of(decided(frame, ask, true));
      case "no" -> Optional.of(decided(frame, ask, false));
      default -> Optional.empty();
    };
  }

  private Thought decided(Frame frame, OwnerAsk ask, boolean yes) {
    if (!yes) return idle(frame, ask.kind() == Kind.DONE ? "office-undone" : "office-kept");
    var sheet = OwnerSheet.of(frame);
    var tool =
        switch (ask.kind()) {
          case CANCEL ->
              sheet.visit().map(it -> (Tool) new CancelVisit(it.appointment(), it.resource()));
          case MOVE -> moving(sheet, ask);
          case BLOCK -> Optional.<Tool>of(block(ask));
          case DONE -> ask.id().map(FinishTask::new).map(it -> (Tool) it);
          case Kind _ -> Optional.<Tool>empty();
        };
    return tool.map(it -> Thought.act(sheet.at("").onto(frame), it))
        .orElseGet(() -> idle(frame, "office-vanished"));
  }

  private Thought idle(Frame frame, String key, String... values) {
    return speaker.tell(OwnerSheet.of(frame).idle().onto(frame), key, values);
  }

  private Optional<Thought> timed(
      Frame frame, OwnerAsk ask, String words, Understanding meaning, Optional<OwnerAsk> wanted) {
    boolean other = wanted.filter(it -> it.kind() != ask.kind()).isPresent();
    var when = meaning.slots().when().filter(_ -> !other);
    return when.map(it ->
        ask.kind() == Kind.BLOCK
            ? blocking(frame, ask.within(it))
            : aim(frame, ask.aiming(it, words)));
  }

  private Thought aim(Frame frame, OwnerAsk ask) {
    var kept = OwnerSheet.of(frame).asking(ask);
    return kept.visit().isPresent()
        ? confirmMove(kept.onto(frame), ask)
        : idle(frame, "office-vanished");
  }

  private Optional<Thought> who(
      Frame frame, String said, Understanding meaning, Optional<OwnerAsk> wanted) {
    var route = Flows.of(Vocabulary.OWNER).route(meaning.intent());
    boolean other = route.get("say").isPresent() && meaning.confidence() >= WorkTalk.CLEAR;
    if (other || wanted.filter(it -> it.kind() != Kind.NUMBER).isPresent()) return Optional.empty();
    var name = new OwnerAsking(speaker).name(said).orElseGet(() -> OwnerAsking.untitled(said));
    if (name.isBlank() || name.split("\\s+").length > 3) return Optional.empty();
    var ask = OwnerSheet.of(frame).ask().orElseThrow().saying(name);
    return Optional.of(
        Thought.act(
            OwnerSheet.of(frame).asking(ask).at("").onto(frame),
            new FindPeople(Personal.of(name))));
  }

  Optional<Thought> learned(Frame frame, Tool tool, Result result) {
    var ask = OwnerSheet.of(frame).ask();
    if (ask.isEmpty()) return Optional.of(Thought.quiet(frame));
    return switch (result) {
      case ScheduleRead read when ask.get().kind() == Kind.BLOCK ->
          Optional.of(confirmBlock(frame, ask.get(), read));
      case ScheduleRead read -> Optional.of(picks().visits(frame, ask.get(), read.visits()));
      case TasksRead read -> Optional.of(picks().tasks(frame, ask.get(), read.items()));
      case TaskAdded(_, var due) -> Optional.of(noted(frame, due));
      case Result.Done _ -> Optional.of(done(frame, ask.get(), tool));
      case Result.SlotTaken _ when ask.get().kind() == Kind.MOVE ->
          Optional.of(again(frame, ask.get(), "office-move-taken"));
      case Result.NothingFound _, Result.SlotTaken _ -> Optional.of(idle(frame, "office-vanished"));
      case Result _ -> Optional.empty();
    };
  }

  private Thought done(Frame frame, OwnerAsk ask, Tool tool) {
    return switch (tool) {
      case CancelVisit _ -> idle(frame, "office-cancelled-done");
      case MoveVisit it -> idle(frame, "office-moved", "time", words().time(it.slot().start()));
      case BlockTime it -> idle(frame, "office-block-done", "whose", whose(ask), "when", time(it));
      case Tool _ -> idle(frame, "office-done");
    };
  }

  /// Asks for the yes to what is to happen to an appointment.
  Thought confirm(Frame frame, OwnerAsk ask) {
    var visit = OwnerSheet.of(frame).visit().orElseThrow();
    if (ask.kind() == Kind.MOVE) return confirmMove(frame, ask);
    return sure(frame, "office-cancel-ask", "visit", words().named(visit));
  }

  private Thought sure(Frame frame, String key, String... values) {
    var now = OwnerSheet.of(frame).at(CONFIRM).onto(frame);
    return speaker.ask(now, Expectation.YES_OR_NO, key, values);
  }

  private Thought confirmMove(Frame frame, OwnerAsk ask) {
    var visit = OwnerSheet.of(frame).visit().orElseThrow();
    var to = goal(visit.slot(), ask);
    if (to.isEmpty())
      return speaker.ask(
          OwnerSheet.of(frame).at(WHEN).onto(frame),
          Expectation.TIME,
          "office-move-when",
          "visit",
          words().named(visit));
    if (!to.get().start().isAfter(now())) return again(frame, ask, "office-move-past");
    return sure(
        frame,
        "office-move-ask",
        "visit",
        words().named(visit),
        "time",
        words().time(to.get().start()).replaceFirst("^on ", ""));
  }

  private Thought again(Frame frame, OwnerAsk ask, String key) {
    var sheet = OwnerSheet.of(frame).asking(ask.unaimed()).at(WHEN);
    return speaker.ask(sheet.onto(frame), Expectation.TIME, key);
  }

  private Optional<Slot> goal(Slot slot, OwnerAsk ask) {
    var start = OwnerAsk.local(speaker.setting(), slot.start());
    return ask.goal(start)
        .map(it -> OwnerAsk.instant(speaker.setting(), it))
        .map(it -> Slot.of(it, Duration.between(slot.start(), slot.end())));
  }

  private Optional<Tool> moving(OwnerSheet sheet, OwnerAsk ask) {
    return sheet
        .visit()
        .flatMap(it ->
            goal(it.slot(), ask).map(to -> new MoveVisit(it.appointment(), it.resource(), to)));
  }

  /// Whose time it takes and when; first it is seen what stands in it.
  Thought blocking(Frame frame, OwnerAsk asked) {
    var ask = asked;
    if (!ask.timed()) return blockWhen(frame, ask, "office-block-when");
    var time = block(ask);
    if (!time.from().isBefore(time.to()) || !instant(time).isAfter(now()))
      return blockWhen(frame, ask, "office-block-past");
    if (time.to().isAfter(time.from().plus(LONGEST)))
      return blockWhen(frame, ask, "office-block-long");
    var now = OwnerSheet.of(frame).asking(ask).at("").onto(frame);
    var window =
        new Slot(
            OwnerAsk.instant(speaker.setting(), time.from()),
            OwnerAsk.instant(speaker.setting(), time.to()));
    return Thought.act(now, new ReadSchedule(window, ask.resource()));
  }

  private Instant instant(BlockTime it) {
    return OwnerAsk.instant(speaker.setting(), it.to());
  }

  private Thought blockWhen(Frame frame, OwnerAsk ask, String key) {
    var sheet = OwnerSheet.of(frame).asking(ask).at(WHEN);
    return speaker.ask(sheet.onto(frame), Expectation.TIME, key);
  }

  /// A bare hour takes an hour.
  private BlockTime block(OwnerAsk ask) {
    var setting = speaker.setting();
    var resources =
        ask.resource()
            .map(List::of)
            .orElseGet(() -> words().leading().stream().map(Resource::id).toList());
    return ask.at()
        .map(it -> new BlockTime(resources, it, it.plus(HOUR)))
        .orElseGet(() -> new BlockTime(resources, ask.begin(setting), ask.end(setting)));
  }

  private Thought confirmBlock(Frame frame, OwnerAsk ask, ScheduleRead read) {
    var time = block(ask);
    int standing = read.visits().size();
    var count = OwnerWords.counted(standing, "appointment") + (standing == 1 ? " is" : " are");
    return sure(
        frame,
        "office-block-ask",
        "standing",
        standing == 0
            ? ""
            : speaker.phrase("office-block-stands", "count", SpokenText.capital(count)) + " ",
        "when",
        time(time),
        "whose",
        whose(ask));
  }

  private String time(BlockTime it) {
    return words().when(it.from(), it.to()).replaceFirst("^on ", "");
  }

  private String whose(OwnerAsk ask) {
    if (ask.resource().isPresent()) return words().whose(ask);
    return words().several() ? " " + speaker.phrase("office-everybody") : "";
  }

  /// Nothing anybody else would notice: it is noted at once.
  Thought noting(Frame frame, OwnerAsk ask, Optional<String> what) {
    var sheet = OwnerSheet.of(frame).asking(ask);
    if (what.filter(it -> !it.isBlank()).isEmpty())
      return speaker.ask(sheet.at("what").onto(frame), Expectation.NEED, "office-note-what");
    var text = WorkTalk.cut(what.get());
    var now = sheet.with("what", text).at("").onto(frame);
    return Thought.act(
        now,
        new AddTask(Optional.empty(), "OTHER", Personal.of(SpokenText.capital(text)), due(ask)));
  }

  /// When it was said; nine o'clock of a day.
  private Optional<Instant> due(OwnerAsk ask) {
    return ask.at()
        .or(() -> ask.from().map(it -> it.toLocalTime().getHour() == 0 ? it.plusHours(9) : it))
        .map(it -> OwnerAsk.instant(speaker.setting(), it))
        .filter(now()::isBefore);
  }

  private Thought noted(Frame frame, Instant due) {
    var what = OwnerSheet.of(frame).form().get("what").map(SpokenText::plain).orElse("");
    return idle(frame, "office-noted", "what", what, "when", words().time(due));
  }
}
