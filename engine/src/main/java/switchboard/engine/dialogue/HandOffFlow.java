package switchboard.engine.dialogue;

import java.util.Optional;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.HandOff;
import switchboard.engine.tenant.Trigger;
import switchboard.engine.tool.RecordTool;
import switchboard.engine.tool.Result;
import switchboard.engine.understanding.Budget;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;

/// Puts a caller through to a person, once in a call; where nobody takes them, offers that somebody
/// calls back. Emergencies are for the people on call, and texts are answered in writing.
record HandOffFlow(Speaker speaker) implements Flow {

  static final String NAME = "hand-off";

  /// What stands as the outcome while the caller is with somebody else.
  static final String OUTCOME = "transferred";

  static final String RINGING = "ringing";
  private static final String OFFER = "offer";
  static final String WHY = "why";

  /// Whether they have been put through before.
  static boolean tried(Frame frame) {
    return frame.talk().manner().asked().contains(NAME);
  }

  /// Why somebody who wants a person wants one.
  static Trigger why(Understanding meaning) {
    return meaning.intent().equals("complaint") ? Trigger.COMPLAINT : Trigger.ASKED;
  }

  /// Empty where nobody could take the call.
  Optional<Thought> begun(Frame frame, Trigger why) {
    return able(frame, why) ? Optional.of(begin(frame, why)) : Optional.empty();
  }

  private boolean able(Frame frame, Trigger why) {
    var setting = speaker.setting();
    var with = HandOff.of(speaker.home().profile());
    return setting.voice()
        && !frame.emergency()
        && !tried(frame)
        && !frame.pursues(Frame.Goal.CALL_BACK)
        && with.wants(why)
        && !with.there(setting.now().atZone(setting.zone())).isEmpty();
  }

  private Thought begin(Frame frame, Trigger why) {
    var form = new Form(NAME, "human").at(RINGING).with(WHY, why.name());
    var now =
        frame
            .withForm(form)
            .talk(it -> it.withMissed(0).manner(m -> m.withAsked(NAME)))
            .onlyAchieved(Optional.of(frame.outcome().orElse(OUTCOME)));
    var name = Speaker.plain(frame.name(), "");
    var key = name.isEmpty() ? "hand-off-" + key(why) : "hand-off-" + key(why) + "-name";
    return speaker.tell(now, key, "name", name.isEmpty() ? "" : Learning.first(name));
  }

  private static String key(Trigger why) {
    return switch (why) {
      case ASKED, TAKEN_OVER -> "asked";
      case COMPLAINT -> "complaint";
      case VIP, LARGE -> "valued";
      case MISUNDERSTOOD, BEYOND -> "beyond";
    };
  }

  /// Whom nobody needs to ask for: important customers with the first thing they say, and those who
  /// speak of much money. Empty for all others.
  Optional<Thought> fetched(Frame before, Frame frame, Understanding meaning) {
    if (meaning.emergency() || speaker.route(meaning.intent()).to("answer"))
      return Optional.empty();
    var with = HandOff.of(speaker.home().profile());
    boolean first = before.errand().goal().isEmpty() && before.outcome().isEmpty();
    if (first && frame.customer().filter(with.vips()::contains).isPresent())
      return begun(frame, Trigger.VIP);
    return meaning.slots().budget().filter(it -> large(with, it)).isPresent()
        ? begun(frame, Trigger.LARGE)
        : Optional.empty();
  }

  private boolean large(HandOff with, Budget it) {
    var home = speaker.home().profile();
    return with.threshold(home)
        .filter(much -> much.currency().equals(it.currency()))
        .filter(much -> it.max().or(it::min).filter(m -> m >= much.minor()).isPresent())
        .isPresent();
  }

  /// Nobody took the call.
  Thought returned(Frame frame) {
    if (frame.form().flatMap(Form::handedOver).isEmpty()) return question(frame);
    var form = frame.form().orElseThrow().at(OFFER);
    return question(
        frame.withForm(form).onlyAchieved(frame.outcome().filter(it -> !it.equals(OUTCOME))));
  }

  @Override
  public Thought begin(Frame frame, String words, Understanding meaning) {
    return new CallBackFlow(speaker).go(frame.withoutForm(), why(meaning));
  }

  @Override
  public Thought question(Frame frame) {
    return speaker.ask(
        frame,
        Expectation.YES_OR_NO,
        "hand-off-nobody",
        "within",
        new Promise(speaker).within(frame));
  }

  @Override
  public Optional<Thought> said(Frame frame, String words, Understanding meaning) {
    var open = frame.withoutForm();
    return switch (meaning.intent()) {
      case "yes", "human", "speak_to_agent" -> Optional.of(promised(open));
      case "no" -> Optional.of(speaker.tell(frame.settled(), "hand-off-else"));
      default ->
          Forms.elsewhere(speaker, meaning, NAME)
              ? Optional.empty()
              : Optional.of(promised(about(open, words)));
    };
  }

  /// Whoever says what it is about wants to be called.
  private static Frame about(Frame frame, String words) {
    boolean told = words.strip().split("\\s+").length > 2;
    return told
        ? frame.errand(it -> it.withNeed(Optional.of(Personal.of(WorkTalk.cut(words)))))
        : frame;
  }

  private Thought promised(Frame frame) {
    return new CallBackFlow(speaker).go(frame.errand(it -> it.withGoal(Frame.Goal.CALL_BACK)));
  }

  @Override
  public Thought learned(Frame frame, RecordTool tool, Result result) {
    return Thought.quiet(frame);
  }
}
