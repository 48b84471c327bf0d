package switchboard.engine.dialogue;

import java.util.Optional;
import switchboard.engine.dialogue.Frame.Goal;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tool.RecordTool;
import switchboard.engine.tool.Result;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;

/// Takes down what somebody wants to know that only a person can tell, and promises an answer. For
/// landlords who want to let, an appraisal is offered first. The route names the `kind` of task,
/// and may name the service of an `appraisal`.
///
/// @param name under which phrases and routes know it: `renter`, `landlord`, `general`
record MessageFlow(Speaker speaker, String name) implements Flow {

  private static final String OFFER = "offer";
  private static final int TELLING = 5;

  @Override
  public Thought begin(Frame frame, String words, Understanding meaning) {
    if (SearchFlow.named(words, meaning) && name.equals("general"))
      return new DetailsFlow(speaker).begin(frame, words, meaning);
    var form = frame.form().orElseThrow();
    if (appraisal(frame).isPresent() && heard("letting", words))
      return question(frame.withForm(form.at(OFFER).with("what", words)));
    boolean told = words.strip().split("\\s+").length >= TELLING && !heard("vague", words);
    return told ? taken(frame, words) : question(frame.withForm(form.at("what")));
  }

  private boolean heard(String what, String words) {
    return new Control(speaker).heard("message-" + what, words);
  }

  private Flows.Route route(Frame frame) {
    return speaker.route(frame.form().orElseThrow().intent());
  }

  private Optional<String> appraisal(Frame frame) {
    return route(frame).get("appraisal").filter(it -> speaker.profile().service(it).isPresent());
  }

  private Thought taken(Frame frame, String words) {
    var kind = route(frame).get("kind").orElse("CALL_BACK");
    var what = speaker.house().phrase(name + "-task", "what", words);
    return new Pledge(speaker).leave(frame, kind, Personal.of(what), name + "-taken");
  }

  @Override
  public Optional<Thought> said(Frame frame, String words, Understanding meaning) {
    if (Pledge.open(frame)) return new Pledge(speaker).said(frame);
    var form = frame.form().orElseThrow();
    if (form.step().equals(OFFER)) return decided(frame, meaning);
    if (meaning.intent().equals("no"))
      return Optional.of(speaker.tell(frame.settled(), "never-mind"));
    boolean more = Forms.elsewhere(speaker, meaning, name) || meaning.intent().equals("yes");
    if (more) return Optional.empty();
    if (appraisal(frame).isPresent() && heard("letting", words))
      return Optional.of(question(frame.withForm(form.at(OFFER).with("what", words))));
    return words.strip().contains(" ") ? Optional.of(taken(frame, words)) : Optional.empty();
  }

  private Optional<Thought> decided(Frame frame, Understanding meaning) {
    boolean yes = meaning.intent().equals("yes") || meaning.slots().timed();
    if (!yes && !meaning.intent().equals("no")) return Optional.empty();
    return Optional.of(
        yes
            ? booked(frame, meaning)
            : taken(frame, frame.form().flatMap(it -> it.get("what")).orElse("")));
  }

  private Thought booked(Frame frame, Understanding meaning) {
    var service = appraisal(frame);
    var next =
        frame
            .settled()
            .errand(
                it -> it.withGoal(Goal.BOOK).withService(service).withWish(meaning.slots().when()));
    return new BookingFlow(speaker).go(next).after(speaker.phrase("home-gladly"));
  }

  @Override
  public Thought learned(Frame frame, RecordTool tool, Result result) {
    return new Pledge(speaker).learned(frame, result);
  }

  @Override
  public Thought question(Frame frame) {
    if (Pledge.open(frame)) return new Pledge(speaker).go(frame);
    return frame.form().orElseThrow().step().equals(OFFER)
        ? speaker.ask(frame, Expectation.YES_OR_NO, name + "-offer")
        : speaker.ask(frame, Expectation.NEED, name + "-what");
  }
}
