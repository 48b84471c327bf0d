package switchboard.engine.dialogue;

import java.util.List;
import java.util.Optional;
import switchboard.engine.job.JobCard;
import switchboard.engine.job.Match;
import switchboard.engine.tool.RecordResult.JobsFound;
import switchboard.engine.tool.RecordTool;
import switchboard.engine.tool.RecordTool.FindJobs;
import switchboard.engine.tool.Result;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;

/// Tells customers how far their projects are, once it is clear who asks; then whether anything is
/// to be changed. Its route may name the service of a `meeting` asked for in the same breath.
record JobsFlow(Speaker speaker) implements Flow {

  static final String NAME = "jobs";
  private static final String WHO = "who";
  private static final String WHICH = "which";
  private static final String MORE = "more";
  private static final String CALL = "call";

  @Override
  public Thought begin(Frame frame, String words, Understanding meaning) {
    return go(WorkTalk.with(frame, "words", WorkTalk.cut(words)));
  }

  private WorkTalk talk() {
    return new WorkTalk(speaker);
  }

  private Projects projects() {
    return new Projects(speaker);
  }

  private Thought go(Frame frame) {
    var customer = frame.customer().filter(_ -> frame.caller().known());
    if (customer.isEmpty()) return missing(frame, "jobs-none");
    if (talk().trusted(frame)) return Thought.act(frame, new FindJobs(customer.get()));
    return frame.caller().named()
        ? missing(frame, "jobs-unmatched")
        : speaker.ask(WorkTalk.at(frame, WHO), Expectation.NAME, "jobs-who");
  }

  /// There is nothing to tell: a person may.
  private Thought missing(Frame frame, String key) {
    var now = WorkTalk.with(WorkTalk.at(frame, CALL), "why", key);
    return speaker.ask(now, Expectation.YES_OR_NO, key);
  }

  @Override
  public Optional<Thought> said(Frame frame, String words, Understanding meaning) {
    if (Pledge.open(frame)) return new Pledge(speaker).said(frame);
    return switch (WorkTalk.form(frame).step()) {
      case WHO -> identified(frame, words, meaning);
      case WHICH -> chosen(frame, words, meaning);
      case MORE -> more(frame, words, meaning);
      case CALL -> called(frame, words, meaning);
      default -> Optional.empty();
    };
  }

  private Optional<Thought> identified(Frame frame, String words, Understanding meaning) {
    if (frame.caller().named()) return Optional.of(go(frame));
    if (WorkTalk.no(meaning)) return Optional.of(missing(frame, "jobs-unmatched"));
    return speaker.route(meaning.intent()).to(NAME)
        ? Optional.of(new Repair(speaker).misunderstood(frame, this::question))
        : talk().elsewhere(frame, words, meaning, NAME);
  }

  private Optional<Thought> chosen(Frame frame, String words, Understanding meaning) {
    var one = Projects.chosen(frame, words, meaning);
    if (one.isPresent()) return Optional.of(one(frame, one.get()));
    if (WorkTalk.no(meaning)) return Optional.of(talk().over(frame, "anything-else"));
    return talk().elsewhere(frame, words, meaning, NAME);
  }

  /// "Is there anything you'd like to modify or add?"
  private Optional<Thought> more(Frame frame, String words, Understanding meaning) {
    var other =
        Projects.chosen(frame, words, meaning)
            .filter(it -> !told(frame, it) && asks(words, meaning));
    if (other.isPresent()) return Optional.of(one(frame, other.get()));
    var detail = detail(frame, words, meaning);
    if (detail.isPresent()) return detail.map(it -> again(frame, it));
    if (WorkTalk.no(meaning) || meaning.intent().equals("thanks"))
      return Optional.of(talk().over(frame, "jobs-fine"));
    var elsewhere = talk().elsewhere(frame, words, meaning, NAME, RequestFlow.NAME);
    if (elsewhere.isPresent()) return elsewhere;
    var request = new RequestFlow(speaker);
    return WorkTalk.yes(meaning) || request.content(words, meaning).isPresent()
        ? Optional.of(request.within(frame, words, meaning))
        : Optional.empty();
  }

  /// "And the logo?" asks for no change.
  private boolean asks(String words, Understanding meaning) {
    boolean brief = words.strip().split("\\s+").length <= 5;
    boolean asked = speaker.route(meaning.intent()).to(NAME);
    return asked || (brief && talk().found("change-to", words).isEmpty());
  }

  private static boolean told(Frame frame, JobCard it) {
    return WorkTalk.form(frame).get("told").filter(it.id()::equals).isPresent();
  }

  private Optional<String> detail(Frame frame, String words, Understanding meaning) {
    var job = Projects.kept(frame).stream().filter(it -> told(frame, it)).findFirst();
    if (job.isEmpty()) return Optional.empty();
    if (talk().heard("jobs-who", words)) return job.map(projects()::who);
    boolean when = talk().heard("jobs-when", words);
    if (when) return job.map(projects()::when);
    return speaker.route(meaning.intent()).to(NAME) ? job.map(projects()::told) : Optional.empty();
  }

  private Thought again(Frame frame, String detail) {
    return speaker.ask(frame, Expectation.YES_OR_NO, "jobs-change").after(detail);
  }

  private Optional<Thought> called(Frame frame, String words, Understanding meaning) {
    if (WorkTalk.no(meaning)) return Optional.of(talk().over(frame, "jobs-fine"));
    if (!WorkTalk.yes(meaning)) return talk().elsewhere(frame, words, meaning, NAME);
    var asked = WorkTalk.form(frame).get("words").orElse("");
    return Optional.of(
        new Pledge(speaker)
            .give(
                frame,
                Pledge.CALL_BACK,
                speaker.house().phrase("jobs-task", "words", asked),
                "pledge-given"));
  }

  @Override
  public Thought learned(Frame frame, RecordTool tool, Result result) {
    if (!(tool instanceof FindJobs)) return new Pledge(speaker).learned(frame, result);
    return switch (result) {
      case JobsFound(var jobs) -> found(frame, jobs);
      case Result.Failed _ -> missing(frame, "jobs-unreachable");
      case Result _ -> missing(frame, "jobs-none");
    };
  }

  private Thought found(Frame frame, List<JobCard> jobs) {
    if (jobs.isEmpty()) return missing(frame, "jobs-none");
    var kept = Projects.keep(frame, jobs);
    var words = WorkTalk.form(frame).get("words").orElse("");
    var meant = jobs.size() == 1 ? Optional.of(jobs.getFirst()) : Match.named(words, jobs);
    return meant
        .map(it -> one(kept, it))
        .orElseGet(() -> projects().which(WorkTalk.at(kept, WHICH), "jobs-which"));
  }

  /// What else was asked for comes before the question whether anything is to be changed.
  private Thought one(Frame frame, JobCard job) {
    var told = projects().told(job);
    if (!frame.agenda().isEmpty()) return Thought.say(meeting(frame), told);
    var now = WorkTalk.with(WorkTalk.at(frame, MORE), "told", job.id());
    return speaker.ask(now, Expectation.YES_OR_NO, "jobs-more").after(told);
  }

  private Frame meeting(Frame frame) {
    var service = speaker.route(WorkTalk.form(frame).intent()).get("meeting");
    var agenda =
        frame.agenda().stream()
            .map(it ->
                speaker.route(it.intent()).to("book")
                    ? new Wish(it.intent(), it.words(), it.service().or(() -> service), it.when())
                    : it)
            .toList();
    return frame.settled().withAgenda(agenda).asking(Expectation.ANYTHING);
  }

  @Override
  public Thought question(Frame frame) {
    if (Pledge.open(frame)) return new Pledge(speaker).go(frame);
    var form = WorkTalk.form(frame);
    return switch (form.step()) {
      case WHICH -> projects().which(frame, "jobs-which");
      case MORE -> speaker.ask(frame, Expectation.YES_OR_NO, "jobs-more");
      case CALL -> speaker.ask(frame, Expectation.YES_OR_NO, form.get("why").orElse("jobs-none"));
      default -> go(frame);
    };
  }
}
