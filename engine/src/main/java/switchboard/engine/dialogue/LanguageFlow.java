package switchboard.engine.dialogue;

import java.util.Optional;
import java.util.stream.Stream;
import switchboard.engine.tool.RecordTool;
import switchboard.engine.tool.Result;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;

/// Somebody wants to be spoken to in a language: goes on in it where it is spoken here, and offers
/// a person's call where it is not.
record LanguageFlow(Speaker speaker) implements Flow {

  static final String NAME = "language";

  /// The open question once more, in the language that was asked for.
  Thought switched(Frame frame) {
    boolean open = frame.talk().asked() == Expectation.ANYTHING && frame.errand().goal().isEmpty();
    var next =
        open
            ? speaker.ask(frame, Expectation.NEED, "ask-need")
            : new Answers(speaker).question(frame);
    return next.after(speaker.phrase("language-switched"));
  }

  /// Said in what is spoken here and, where we know how, in what was asked for.
  String missing(String code) {
    return Stream.concat(Stream.of(speaker), other(code).stream())
        .map(LanguageFlow::only)
        .reduce((one, two) -> one + " " + two)
        .orElse("");
  }

  private Optional<Speaker> other(String code) {
    return Tongue.spoken(code)
        .map(Phrases::in)
        .map(it -> new Speaker(speaker.setting(), it, speaker.home()));
  }

  private static String only(Speaker it) {
    var phrases = it.phrases();
    var names =
        it.profile().languages().stream()
            .map(Languages::code)
            .map(code ->
                phrases.has("language-named-" + code)
                    ? phrases.say("language-named-" + code, 0)
                    : Languages.named(code))
            .toList();
    var tongue =
        Tongue.ALL.stream()
            .filter(one -> Phrases.in(one) == phrases)
            .findFirst()
            .orElse(Tongue.USUAL);
    return phrases.say("language-none", 0, "languages", tongue.both(names));
  }

  /// Where something is being pursued it goes on; else a person is offered.
  Thought offered(Frame frame, String code) {
    var busy = frame.errand().goal().isPresent();
    var next =
        busy
            ? new Answers(speaker).question(frame)
            : question(frame.withForm(new Form(NAME, "human")));
    return next.after(missing(code));
  }

  @Override
  public Thought begin(Frame frame, String words, Understanding meaning) {
    return question(frame);
  }

  @Override
  public Optional<Thought> said(Frame frame, String words, Understanding meaning) {
    return switch (meaning.intent()) {
      case "yes" -> Optional.of(new CallBackFlow(speaker).go(frame.withoutForm()));
      case "no" -> Optional.of(speaker.tell(frame.settled(), "how-else"));
      default -> Optional.empty();
    };
  }

  @Override
  public Thought learned(Frame frame, RecordTool tool, Result result) {
    return question(frame);
  }

  @Override
  public Thought question(Frame frame) {
    return speaker.ask(frame, Expectation.YES_OR_NO, "language-person");
  }
}
