package switchboard.engine.dialogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.dialogue.Frame.Goal;
import switchboard.engine.outbound.Purpose;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Profile.Recognition;
import switchboard.engine.tool.RecordTool;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Result.Upcoming;
import switchboard.engine.tool.Tool;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;

/// Greets somebody we have called, by why we did: anybody may have answered, so that no more is
/// told than the business lets a number alone open. Then it is a conversation like any other.
record CalledFlow(Speaker speaker) implements Flow {

  static final String NAME = "called";
  private static final String WHAT = "what";
  private static final String APPOINTMENT = "appointment";
  private static final String START = "start";

  /// The step in which the appointment is looked for among all of theirs.
  private static final String LOOKING = "looking";

  /// The step of those who will not be there.
  private static final String NOT = "not";

  private static final int LONGEST = 120;

  /// Nothing is pursued yet; why we call is remembered until we have said so.
  static Frame begun(Frame frame, Purpose it) {
    var form = new Form(NAME, it.kind().name());
    var told = it.what().filter(one -> !one.erased()).map(Personal::text);
    var about = told.map(one -> form.with(WHAT, one)).orElse(form);
    return frame
        .withForm(
            it.visit()
                .map(one ->
                    about.with(APPOINTMENT, one.appointment()).with(START, one.start().toString()))
                .orElse(about))
        .errand(_ -> frame.errand());
  }

  static boolean open(Frame frame) {
    return frame.form().filter(it -> it.flow().equals(NAME)).isPresent();
  }

  /// Whether what was looked up is the appointment we call about.
  static boolean looking(Frame frame, Tool tool) {
    boolean sought = frame.form().filter(it -> it.step().equals(LOOKING)).isPresent();
    return sought && open(frame) && tool instanceof Tool.Upcoming;
  }

  Thought greeting(Frame frame) {
    var said = question(frame);
    return said.speech().isEmpty() ? said : said.after(hello(frame));
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

  /// Who has an earlier appointment is reminded of the one we call about.
  private Thought reminder(Frame frame) {
    var form = frame.form().orElseThrow();
    var next = due(frame);
    if (next.isPresent()) return reminder(frame, form, next.get());
    var customer = frame.caller().customer().filter(_ -> frame.caller().next().isPresent());
    boolean look = form.get(APPOINTMENT).isPresent() && form.step().isEmpty();
    return customer
        .filter(_ -> look)
        .map(it -> Thought.act(frame.withForm(form.at(LOOKING)), new Tool.Upcoming(it)))
        .orElseGet(() -> speaker.tell(frame.settled(), "called-reminder-gone"));
  }

  private Thought reminder(Frame frame, Form form, Upcoming it) {
    boolean not = form.step().equals(NOT);
    var asked = not ? Expectation.CHOICE : Expectation.YES_OR_NO;
    var now = frame.withForm(not ? form : form.at(""));
    var time = speaker.wording().time(it.slot().start());
    return speaker.ask(now, asked, not ? "called-not" : "called-reminder", "time", time);
  }

  /// The appointment we call about, if it still is that one.
  private static Optional<Upcoming> due(Frame frame) {
    var form = frame.form().orElseThrow();
    var id = form.get(APPOINTMENT);
    var start = form.get(START).map(Instant::parse);
    return frame
        .caller()
        .next()
        .filter(it -> id.map(it.appointment()::equals).orElse(true))
        .filter(it -> start.map(it.slot().start()::equals).orElse(true));
  }

  /// All that they have to come.
  Thought looked(Frame frame, Result result) {
    var form = frame.form().orElseThrow();
    var all = result instanceof Result.AppointmentsFound(var found) ? found : List.<Upcoming>of();
    return greeting(
        all.stream()
            .filter(it -> form.get(APPOINTMENT).filter(it.appointment()::equals).isPresent())
            .findFirst()
            .map(it -> frame.caller(c -> c.withNext(Optional.of(it))))
            .orElse(frame));
  }

  @Override
  public Optional<Thought> said(Frame frame, String words, Understanding meaning) {
    var next = due(frame);
    if (next.isEmpty()) return Optional.empty();
    var it = next.get();
    boolean not = frame.form().orElseThrow().step().equals(NOT);
    if (not && meaning.slots().timed()) return Optional.of(change(frame, it, Goal.RESCHEDULE));
    var word =
        meaning
            .slots()
            .choice()
            .filter(_ -> not)
            .map(one -> one == 1 ? "reschedule" : one == 2 ? "cancel" : "")
            .orElse(meaning.intent());
    return switch (word) {
      case "yes", "confirm" -> not ? Optional.empty() : Optional.of(attending(frame, it));
      case "no" -> Optional.of(not ? speaker.tell(frame.settled(), "kept") : notThere(frame));
      case "reschedule" -> Optional.of(change(frame, it, Goal.RESCHEDULE));
      case "cancel" -> Optional.of(change(frame, it, Goal.CANCEL));
      default -> Optional.empty();
    };
  }

  private static Thought attending(Frame frame, Upcoming it) {
    return Thought.act(
        frame.settled(), new Tool.ConfirmAttendance(it.appointment(), it.resource()));
  }

  private Thought notThere(Frame frame) {
    return question(frame.withForm(frame.form().orElseThrow().at(NOT)));
  }

  /// Who answers the telephone we have called may change what we call about, as who answers a text
  /// may; where a service tells of somebody's health they say first who they are.
  private Thought change(Frame frame, Upcoming it, Goal goal) {
    var now = frame.withoutForm().errand(one -> one.withoutOffers().withGoal(goal));
    boolean discreet = speaker.profile().vertical().equals("med_spa");
    return new ChangeFlow(speaker)
        .go(discreet ? now : now.terms(one -> one.withChosen(it.appointment())));
  }

  @Override
  public Thought learned(Frame frame, RecordTool tool, Result result) {
    return Thought.quiet(frame);
  }
}
