package switchboard.engine.dialogue;

import java.util.List;
import java.util.Optional;
import switchboard.engine.change.Priority;
import switchboard.engine.change.PriorityWords;
import switchboard.engine.job.JobCard;
import switchboard.engine.job.JobCard.Status;
import switchboard.engine.job.Match;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tool.RecordResult.ChangeRequested;
import switchboard.engine.tool.RecordResult.JobsFound;
import switchboard.engine.tool.RecordTool;
import switchboard.engine.tool.RecordTool.FindJobs;
import switchboard.engine.tool.RecordTool.RequestChange;
import switchboard.engine.tool.Result;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;

/// Takes a change to somebody's project: what, for which of them, how much it matters. It is read
/// back as it was submitted, and another may follow right away.
record RequestFlow(Speaker speaker) implements Flow {

  static final String NAME = "change";
  private static final String WHAT = "what";
  private static final String WHO = "who";
  private static final String WHICH = "which";
  private static final String MORE = "more";
  private static final String JOB = "job";
  private static final String AMENDED = "amended";
  private static final int BRIEF = 22;

  @Override
  public Thought begin(Frame frame, String words, Understanding meaning) {
    if (talk().heard("change-nothing", words)) return talk().over(frame, "change-none");
    return content(words, meaning).map(it -> go(told(frame, it))).orElseGet(() -> ask(frame));
  }

  /// The same, for the project that has just been told about.
  Thought within(Frame frame, String words, Understanding meaning) {
    var old = WorkTalk.form(frame);
    var form = new Form(NAME, "change_request");
    var now = frame.withForm(old.get("told").map(it -> form.with(JOB, it)).orElse(form));
    return begin(Projects.keep(now, Projects.kept(frame)), words, meaning);
  }

  /// What is to be changed, in the caller's words; empty if they only said that something is.
  Optional<String> content(String words, Understanding meaning) {
    boolean vague = talk().heard("change-vague", words);
    boolean asked = speaker.route(meaning.intent()).to(NAME) || meaning.slots().need().isPresent();
    boolean told = asked || talk().found("change-to", words).isPresent();
    return vague || !told ? Optional.empty() : Optional.of(WorkTalk.cut(words));
  }

  private WorkTalk talk() {
    return new WorkTalk(speaker);
  }

  private static Frame told(Frame frame, String what) {
    return WorkTalk.with(frame, WHAT, what);
  }

  private Thought ask(Frame frame) {
    return speaker.ask(WorkTalk.at(frame, WHAT), Expectation.NEED, "change-what");
  }

  private Thought go(Frame frame) {
    var form = WorkTalk.form(frame);
    if (form.get(WHAT).isEmpty()) return ask(frame);
    boolean known = talk().trusted(frame) || frame.caller().named();
    if (!known && form.get(WHO).isEmpty() && speaker.setting().voice())
      return speaker.ask(
          WorkTalk.with(WorkTalk.at(frame, WHO), WHO, "asked"), Expectation.NAME, "ask-name");
    if (frame.customer().isEmpty()) return new CallBackFlow(speaker).go(frame);
    return talk().trusted(frame) && job(frame).isEmpty()
        ? Thought.act(frame, new FindJobs(frame.customer().get()))
        : submit(frame, job(frame));
  }

  private static Optional<String> job(Frame frame) {
    return WorkTalk.form(frame).get(JOB).filter(it -> !it.isEmpty());
  }

  private static String what(Frame frame) {
    return WorkTalk.form(frame).get(WHAT).orElse("");
  }

  private Thought submit(Frame frame, Optional<String> job) {
    return submit(frame, job, what(frame));
  }

  private Thought submit(Frame frame, Optional<String> job, String what) {
    var request =
        new RequestChange(
            frame.customer().orElseThrow(), job, Personal.of(what), PriorityWords.of(what));
    var now = job.map(it -> WorkTalk.with(frame, JOB, it)).orElse(frame);
    return new BookingFlow(speaker).noting(Thought.act(now, request));
  }

  @Override
  public Optional<Thought> said(Frame frame, String words, Understanding meaning) {
    return switch (WorkTalk.form(frame).step()) {
      case WHAT -> described(frame, words, meaning);
      case WHO -> named(frame, words, meaning);
      case WHICH -> chosen(frame, words, meaning);
      case MORE -> more(frame, words, meaning);
      default -> Optional.empty();
    };
  }

  private Optional<Thought> described(Frame frame, String words, Understanding meaning) {
    if (WorkTalk.no(meaning)) return Optional.of(talk().over(frame, "jobs-fine"));
    var other = talk().elsewhere(frame, words, meaning, NAME);
    if (other.isPresent()) return other;
    boolean enough = words.strip().split("\\s+").length > 2 && meaning.intent().equals("unknown");
    return content(words, meaning)
        .or(() -> Optional.of(WorkTalk.cut(words)).filter(_ -> enough))
        .map(it -> go(told(frame, it)));
  }

  /// A name is asked for once; nobody has to tell theirs.
  private Optional<Thought> named(Frame frame, String words, Understanding meaning) {
    if (frame.caller().named() || WorkTalk.no(meaning)) return Optional.of(go(frame));
    return talk().elsewhere(frame, words, meaning, NAME).or(() -> Optional.of(go(frame)));
  }

  /// Who cannot say which project it is leaves that to us.
  private Optional<Thought> chosen(Frame frame, String words, Understanding meaning) {
    var one = Projects.chosen(frame, words, meaning).map(JobCard::id);
    if (one.isPresent() || talk().heard("change-any", words))
      return Optional.of(submit(frame, one));
    if (WorkTalk.no(meaning)) return Optional.of(talk().over(frame, "never-mind"));
    return talk().elsewhere(frame, words, meaning, NAME);
  }

  private Optional<Thought> more(Frame frame, String words, Understanding meaning) {
    if (talk().heard("change-urgent", words)) return Optional.of(urgently(frame));
    if (meaning.intent().equals("thanks")) return Optional.of(talk().over(frame, "jobs-fine"));
    var meant = other(frame, words, meaning).map(it -> meant(frame, it));
    if (meant.isPresent()) return meant;
    if (talk().heard("change-correction", words)) return Optional.of(corrected(frame, words));
    if (WorkTalk.no(meaning)) return Optional.of(talk().over(frame, "jobs-fine"));
    var other = talk().elsewhere(frame, words, meaning, NAME);
    if (other.isPresent()) return other;
    return WorkTalk.yes(meaning) || content(words, meaning).isPresent()
        ? Optional.of(begin(fresh(frame), words, meaning))
        : Optional.empty();
  }

  /// "I meant the shop".
  private Optional<JobCard> other(Frame frame, String words, Understanding meaning) {
    boolean brief = words.strip().split("\\s+").length <= 5;
    boolean plain = brief && talk().found("change-to", words).isEmpty();
    return Projects.chosen(frame, words, meaning)
        .filter(it -> plain && !job(frame).equals(Optional.of(it.id())));
  }

  private Thought meant(Frame frame, JobCard job) {
    var title = Projects.called(job);
    var what = speaker.house().phrase("change-meant", "title", title, "before", what(frame));
    return amended(frame, Optional.of(job.id()), what, "change-other");
  }

  private static Frame fresh(Frame frame) {
    var kept = new Form(NAME, WorkTalk.form(frame).intent()).with(WHO, "asked");
    return Projects.keep(frame.withForm(kept), Projects.kept(frame));
  }

  /// The team is told what the one before should have said.
  private Thought corrected(Frame frame, String words) {
    var what = speaker.house().phrase("change-correction", "words", words, "before", what(frame));
    return amended(frame, job(frame), what, "change-corrected");
  }

  private Thought urgently(Frame frame) {
    var what = speaker.house().phrase("change-urgently", "before", what(frame));
    return amended(frame, job(frame), what, "change-hurried");
  }

  private Thought amended(Frame frame, Optional<String> job, String what, String key) {
    return submit(WorkTalk.with(frame, AMENDED, key), job, WorkTalk.cut(what));
  }

  @Override
  public Thought learned(Frame frame, RecordTool tool, Result result) {
    if (tool instanceof FindJobs)
      return matched(frame, result instanceof JobsFound(var jobs) ? jobs : List.of());
    return result instanceof ChangeRequested it
        ? submitted(frame, it)
        : new CallBackFlow(speaker).sorry(frame);
  }

  private Thought matched(Frame frame, List<JobCard> jobs) {
    var open = jobs.stream().filter(RequestFlow::open).toList();
    var kept = Projects.keep(frame, open.isEmpty() ? jobs : open);
    var meant = Match.named(what(frame), Projects.kept(kept));
    return open.size() > 1 && meant.isEmpty()
        ? new Projects(speaker).which(WorkTalk.at(kept, WHICH), "change-which")
        : submit(kept, meant.map(JobCard::id));
  }

  private static boolean open(JobCard it) {
    return it.status() != Status.DONE && it.status() != Status.CANCELLED;
  }

  private Thought submitted(Frame frame, ChangeRequested it) {
    var now = WorkTalk.with(frame.achieved("change", Optional.empty()), JOB, it.job().orElse(""));
    var said = aloud(now, it);
    return now.agenda().isEmpty()
        ? speaker.ask(WorkTalk.at(now, MORE), Expectation.YES_OR_NO, "change-more").after(said)
        : Thought.say(now.settled().asking(Expectation.ANYTHING), said);
  }

  private String aloud(Frame frame, ChangeRequested it) {
    var what = what(frame);
    boolean urgent = PriorityWords.of(what) == Priority.URGENT;
    var usual = urgent ? "change-submitted-urgent" : "change-submitted";
    return speaker.phrase(
        WorkTalk.form(frame).get(AMENDED).orElse(usual),
        "what",
        brief(what),
        "job",
        job(frame, it),
        "within",
        speaker.wording().length(it.estimateWithin()));
  }

  private String job(Frame frame, ChangeRequested it) {
    return Projects.kept(frame).stream()
        .filter(card -> it.job().filter(card.id()::equals).isPresent())
        .findFirst()
        .filter(_ -> Projects.kept(frame).size() > 1)
        .map(card -> " " + speaker.phrase("change-job", "title", Projects.called(card)))
        .orElse("");
  }

  /// "to add a contact form to your website", "for a photo gallery", or nothing if it takes long or
  /// is not fit to be repeated.
  private String brief(String what) {
    if (talk().heard("change-rude", what)) return "";
    var plain = what.replaceAll(speaker.phrases().say("heard-change-tail", 0), "").strip();
    for (var kind : List.of("to", "for")) {
      var it =
          talk().found("change-" + kind, plain).filter(text -> text.split("\\s+").length <= BRIEF);
      if (it.isPresent())
        return " " + speaker.phrase("change-said-" + kind, "what", yours(it.get()));
    }
    return "";
  }

  /// What is ours to the caller is yours to us.
  private String yours(String text) {
    var said = text.replaceFirst("[.!?,;:\\s]+$", "");
    for (var pair : speaker.phrases().say("change-yours", 0).split(" ")) {
      var words = pair.split("=", 2);
      said = said.replaceAll("(?i)(?<![\\p{L}'])" + words[0] + "(?![\\p{L}'])", words[1]);
    }
    return said;
  }

  @Override
  public Thought question(Frame frame) {
    return switch (WorkTalk.form(frame).step()) {
      case WHAT -> ask(frame);
      case WHICH -> new Projects(speaker).which(frame, "change-which");
      case MORE -> speaker.ask(frame, Expectation.YES_OR_NO, "change-more");
      default -> go(frame);
    };
  }
}
