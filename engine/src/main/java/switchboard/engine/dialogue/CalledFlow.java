package switchboard.engine.dialogue;

import java.util.Map;
import java.util.Optional;
import switchboard.engine.outbound.Purpose;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Profile.Recognition;
import switchboard.engine.tool.RecordTool;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Tool;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;

/// Greets somebody we have called, by why we did: anybody may have answered, so that no more is
/// told than the business lets a number alone open. Then it is a conversation like any other.
record CalledFlow(Speaker speaker) implements Flow {

  static final String NAME = "called";
  private static final String WHAT = "what";
  private static final int LONGEST = 120;

  /// Nothing is pursued yet; why we call is remembered until we have said so.
  static Frame begun(Frame frame, Purpose it) {
    var form = new Form(NAME, it.kind().name(), "", Map.of());
    var told = it.what().filter(one -> !one.erased()).map(Personal::text);
    return frame
        .withForm(told.map(one -> form.with(WHAT, one)).orElse(form))
        .errand(_ -> frame.errand());
  }

  static boolean open(Frame frame) {
    return frame.form().filter(it -> it.flow().equals(NAME)).isPresent();
  }

  Thought greeting(Frame frame) {
    return question(frame).after(hello(frame));
  }

  private String hello(Frame frame) {
    var profile = speaker.profile();
    boolean named = profile.recognition() != Recognition.NOTHING && frame.caller().known();
    var name = frame.name().filter(it -> named && !it.erased()).map(Personal::text);
    return speaker.phrase(
        name.isPresent() ? "called-hello-name" : "called-hello",
        "name",
        name.map(Learning::first).orElse(""),
        "assistant",
        profile.persona().name(),
        "business",
        profile.name());
  }

  @Override
  public Thought begin(Frame frame, String words, Understanding meaning) {
    return question(frame);
  }

  @Override
  public Thought question(Frame frame) {
    return switch (Purpose.Kind.valueOf(frame.form().orElseThrow().intent())) {
      case CALL_BACK -> callBack(frame);
      case REMINDER -> reminder(frame);
    };
  }

  /// What it is about stays known, whoever hears of it.
  private Thought callBack(Frame frame) {
    var what = frame.form().flatMap(it -> it.get(WHAT)).map(CalledFlow::cut);
    var over = frame.withoutForm().errand(it -> it.withNeed(what.map(Personal::of).or(it::need)));
    boolean told = speaker.profile().recognition() == Recognition.NAME_AND_CONTEXT;
    return what.filter(_ -> told)
        .map(it -> speaker.tell(over, "called-back-about", WHAT, it))
        .orElseGet(() -> speaker.tell(over, "called-back"));
  }

  private static String cut(String words) {
    var text = words.strip().replaceAll("[.!?]+$", "");
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST));
  }

  private Thought reminder(Frame frame) {
    var next = frame.caller().next();
    if (next.isEmpty()) return speaker.tell(frame.withoutForm(), "called-reminder-gone");
    var time = speaker.wording().time(next.get().slot().start());
    var form = frame.form().orElseThrow();
    return speaker.ask(
        frame.withForm(form), Expectation.YES_OR_NO, "called-reminder", "time", time);
  }

  @Override
  public Optional<Thought> said(Frame frame, String words, Understanding meaning) {
    var next = frame.caller().next();
    if (next.isEmpty()) return Optional.empty();
    return switch (meaning.intent()) {
      case "yes", "confirm" ->
          Optional.of(
              Thought.act(
                  frame.settled(),
                  new Tool.ConfirmAttendance(next.get().appointment(), next.get().resource())));
      case "no" -> Optional.of(speaker.tell(frame.settled(), "called-not"));
      default -> Optional.empty();
    };
  }

  @Override
  public Thought learned(Frame frame, RecordTool tool, Result result) {
    return Thought.quiet(frame);
  }
}
