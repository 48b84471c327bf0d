package switchboard.engine.dialogue;

import java.util.Optional;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tool.RecordResult.PropertyFound;
import switchboard.engine.tool.RecordTool;
import switchboard.engine.tool.Result;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;

/// Tells about the property that a caller names by its address, street or reference.
record DetailsFlow(Speaker speaker) implements Flow {

  static final String NAME = "details";
  private static final String CALL = "call";

  @Override
  public Thought begin(Frame frame, String words, Understanding meaning) {
    var before = frame.form().orElseGet(() -> new Form(NAME, meaning.intent()));
    var form = new Form(NAME, before.intent(), "", before.gathered());
    return find(SearchFlow.plain(frame, meaning).withForm(form), words, meaning);
  }

  /// A property of the calendar is named by the words it is known under there.
  private Thought find(Frame frame, String words, Understanding meaning) {
    var place = meaning.slots().place().flatMap(speaker.naming()::resource);
    var said = place.flatMap(it -> it.address()).orElse(words);
    var form = frame.form().orElseThrow().at("find");
    return Thought.act(frame.withForm(form), new RecordTool.FindProperty(Personal.of(said)));
  }

  @Override
  public Optional<Thought> said(Frame before, String words, Understanding meaning) {
    var frame = SearchFlow.plain(before, meaning);
    var step = frame.form().orElseThrow().step();
    if (Pledge.open(frame)) return new Pledge(speaker).said(frame);
    if (step.equals(HomeTalk.STEP))
      return new HomeTalk(speaker)
          .said(frame, words, meaning)
          .or(() ->
              SearchFlow.named(words, meaning)
                  ? Optional.of(find(frame, words, meaning))
                  : Optional.empty());
    if (step.equals(CALL)) return decided(frame, meaning);
    if (meaning.intent().equals("no"))
      return Optional.of(speaker.tell(frame.settled(), "home-declined"));
    boolean other = Forms.elsewhere(speaker, meaning, NAME) && !SearchFlow.named(words, meaning);
    return other ? Optional.empty() : Optional.of(find(frame, words, meaning));
  }

  private Optional<Thought> decided(Frame frame, Understanding meaning) {
    return switch (meaning.intent()) {
      case "yes" -> Optional.of(new CallBackFlow(speaker).go(frame.withoutForm()));
      case "no" -> Optional.of(speaker.tell(frame.settled(), "home-declined"));
      default -> Optional.empty();
    };
  }

  @Override
  public Thought learned(Frame frame, RecordTool tool, Result result) {
    if (Pledge.open(frame)) return new Pledge(speaker).learned(frame, result);
    return switch (result) {
      case PropertyFound(var it) -> new HomeTalk(speaker).details(frame, it);
      case Result.Failed _ -> new CallBackFlow(speaker).sorry(frame);
      case Result _ -> unknown(frame);
    };
  }

  private Thought unknown(Frame frame) {
    var form = frame.form().orElseThrow();
    boolean again = form.get("tried").isPresent();
    return again
        ? speaker.ask(frame.withForm(form.at(CALL)), Expectation.YES_OR_NO, "details-call")
        : speaker.ask(
            frame.withForm(form.at("which").with("tried", "once")),
            Expectation.NEED,
            "details-which");
  }

  @Override
  public Thought question(Frame frame) {
    if (Pledge.open(frame)) return new Pledge(speaker).go(frame);
    return switch (frame.form().orElseThrow().step()) {
      case HomeTalk.STEP -> new HomeTalk(speaker).question(frame);
      case CALL -> speaker.ask(frame, Expectation.YES_OR_NO, "details-call");
      default -> speaker.ask(frame, Expectation.NEED, "details-which");
    };
  }
}
