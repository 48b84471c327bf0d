package switchboard.engine.dialogue;

import java.util.Optional;
import switchboard.engine.dialogue.OwnerAsk.Kind;
import switchboard.engine.dialogue.OwnerSheet.Level;
import switchboard.engine.dialogue.Stimulus.Arrived;
import switchboard.engine.dialogue.Stimulus.Learned;
import switchboard.engine.dialogue.Stimulus.Pressed;
import switchboard.engine.dialogue.Stimulus.Said;
import switchboard.engine.dialogue.Stimulus.Silent;
import switchboard.engine.dialogue.Stimulus.Texted;
import switchboard.engine.tenant.Staff;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Tool;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;
import switchboard.engine.understanding.Vocabulary;

/// Somebody of the business itself speaks: they are told what they ask about it, and what they want
/// done is done, once they have proved who they are. Where their intents lead is data (`owner` in
/// `flows.yaml`). Pure.
record OwnerTalk(Speaker speaker) {

  private static final double CLEAR = 0.35;
  private static final int BRIEF = 5;
  private static final String MORE = "more";
  private static final Phrases ENGLISH = Phrases.of("en");

  /// In the tenant's language where it has these phrases.
  static OwnerTalk of(Speaker speaker) {
    return new OwnerTalk(
        speaker.phrases().has("office-ready") ? speaker : new Speaker(speaker.setting(), ENGLISH));
  }

  /// Empty: it is a customer who speaks.
  Optional<Thought> think(Frame frame, Stimulus stimulus) {
    if (stimulus instanceof Arrived(var phone, _, var purpose)
        && purpose.isEmpty()
        && !OwnerSheet.open(frame))
      return Staff.calling(speaker.profile(), phone)
          .map(it -> door().arrived(frame.caller(c -> c.withPhone(phone)), it));
    if (!OwnerSheet.open(frame)) return Optional.empty();
    return Optional.of(
        switch (stimulus) {
          case Arrived _, Stimulus.Returned _ -> Thought.quiet(frame);
          case Said(var words, var meaning) -> said(heard(frame), words, meaning);
          case Texted it -> texted(heard(frame), it);
          case Pressed(var digits) -> pressed(heard(frame), digits);
          case Silent() -> silent(frame);
          case Learned(var tool, var result) -> learned(frame, tool, result);
        });
  }

  private OwnerDoor door() {
    return new OwnerDoor(speaker);
  }

  private OwnerDeeds deeds() {
    return new OwnerDeeds(speaker);
  }

  private OwnerTelling telling() {
    return new OwnerTelling(speaker);
  }

  private static Frame heard(Frame frame) {
    return OwnerSheet.of(frame).stale().onto(frame.talk(it -> it.withSilences(0)));
  }

  /// A plain yes or no from the owner's number may answer what we asked by text.
  private Thought texted(Frame frame, Texted text) {
    if (text.optOut().isPresent()) return Thought.say(frame, "");
    return new ConsentFlow(speaker)
        .owner(frame, TextKeywords.of(text))
        .orElseGet(() -> said(frame, text.words(), text.meaning()));
  }

  private Thought said(Frame frame, String words, Understanding meaning) {
    if (leaves(words, meaning)) return bye(frame);
    var wanted = wanted(frame, words, meaning);
    if (!door().admits(frame)) return door().said(frame, words, wanted);
    return controlled(frame, words, meaning)
        .or(() -> answered(frame, words, meaning, wanted))
        .or(() -> wanted.map(it -> new OwnerAsking(speaker).go(frame, it)))
        .or(() -> small(frame, meaning))
        .orElseGet(() -> missed(frame));
  }

  private boolean leaves(String words, Understanding meaning) {
    boolean brief = words.strip().split("\\s+").length <= 6;
    var control = new Control(speaker);
    return meaning.intent().equals("goodbye")
        || (brief && (control.heard("leaving", words) || control.heard("done", words)));
  }

  private Thought bye(Frame frame) {
    return speaker.end(OwnerSheet.of(frame).idle().onto(frame), "office-bye");
  }

  /// Empty: nothing that can be looked up or done.
  private Optional<OwnerAsk> wanted(Frame frame, String words, Understanding meaning) {
    var own = OwnerSheet.of(frame).person();
    var whose = new Whose(speaker.profile()).of(words, meaning, own);
    boolean follows = new Control(speaker).heard("office-follow", words);
    var again = follows ? followed(frame, words, meaning) : Optional.<Kind>empty();
    return again
        .map(Enum::name)
        .or(() -> route(meaning).get("ask"))
        .filter(_ -> follows || meaning.confidence() >= CLEAR)
        .map(it -> OwnerSheet.named(Kind.class, it))
        .or(() -> followed(frame, words, meaning))
        .map(it -> OwnerAsk.of(it, words, meaning, speaker.setting(), whose));
  }

  /// "And Friday?" asks the same of another day.
  private static Optional<Kind> followed(Frame frame, String words, Understanding meaning) {
    var sheet = OwnerSheet.of(frame);
    boolean brief = words.strip().split("\\s+").length <= BRIEF;
    boolean idle = sheet.step().isEmpty() || sheet.step().equals(MORE);
    boolean other = meaning.slots().when().isPresent() || meaning.slots().person().isPresent();
    return other && brief && idle ? Optional.of(sheet.last().orElse(Kind.LIST)) : Optional.empty();
  }

  private static Flows.Route route(Understanding meaning) {
    return Flows.of(Vocabulary.OWNER).route(meaning.intent());
  }

  private Optional<Thought> controlled(Frame frame, String words, Understanding meaning) {
    var control = new Control(speaker);
    boolean again = meaning.intent().equals("repeat") && frame.talk().said().isPresent();
    if (again) return Optional.of(Thought.say(frame, Speaker.plain(frame.talk().said(), "")));
    if (control.heard("never-mind", words) || control.heard("start-over", words))
      return Optional.of(idle(frame, "office-dropped"));
    if (control.heard("office-help", words)) return Optional.of(idle(frame, "office-help"));
    return Optional.empty();
  }

  private Thought idle(Frame frame, String key) {
    return speaker.tell(OwnerSheet.of(frame).idle().onto(frame), key);
  }

  /// The answer to what was asked; another wish instead of one lets go of it.
  private Optional<Thought> answered(
      Frame frame, String words, Understanding meaning, Optional<OwnerAsk> wanted) {
    var step = OwnerSheet.of(frame).step();
    if (step.isEmpty()) return Optional.empty();
    if (step.equals(MORE)) return more(frame, meaning);
    return deeds().answered(frame, words, meaning, wanted);
  }

  private Optional<Thought> more(Frame frame, Understanding meaning) {
    boolean on = route(meaning).get("say").filter(MORE::equals).isPresent();
    if (on || meaning.intent().equals("yes")) return Optional.of(telling().more(frame));
    return meaning.intent().equals("no")
        ? Optional.of(idle(frame, "office-else"))
        : Optional.empty();
  }

  private Optional<Thought> small(Frame frame, Understanding meaning) {
    if (meaning.intent().equals("no")) return Optional.of(bye(frame));
    if (meaning.intent().equals("yes")) return Optional.of(idle(frame, "office-ready"));
    return route(meaning)
        .get("say")
        .filter(_ -> meaning.confidence() >= CLEAR)
        .map(it ->
            switch (it) {
              case "customer" -> customer(frame);
              case MORE -> telling().more(frame);
              default -> idle(frame, "office-" + it);
            });
  }

  /// From now on as everybody else is treated, to hear what they hear.
  private Thought customer(Frame frame) {
    boolean call =
        speaker.setting().voice() && !OwnerSheet.of(frame).person().equals(OwnerSheet.SIGNED_IN);
    if (!call) return idle(frame, "office-customer-text");
    var blank = frame.settled();
    var phone = frame.caller().phone();
    return Thought.act(
        blank,
        new Tool.FindCustomer(phone, switchboard.engine.customer.Customer.Source.PHONE_CALL));
  }

  private Thought missed(Frame frame) {
    int missed = frame.talk().missed();
    var now = OwnerSheet.of(frame).idle().onto(frame).asking(Expectation.ANYTHING);
    return Thought.say(
        now.talk(it -> it.withMissed(missed + 1)),
        speaker.phrases().say("office-missed", missed % 3));
  }

  /// Keys: the PIN, a number of a list, 1 for yes and 2 for no.
  private Thought pressed(Frame frame, String digits) {
    if (!door().admits(frame)) return door().said(frame, digits, Optional.empty());
    return deeds()
        .pressed(frame, digits)
        .or(() -> keyed(frame, digits))
        .orElseGet(() -> missed(frame));
  }

  private Optional<Thought> keyed(Frame frame, String digits) {
    boolean more = OwnerSheet.of(frame).step().equals(MORE);
    if (!more || !digits.matches("[12]")) return Optional.empty();
    return Optional.of(digits.equals("1") ? telling().more(frame) : idle(frame, "office-else"));
  }

  private Thought silent(Frame frame) {
    int silences = frame.talk().silences();
    var next = frame.talk(it -> it.withSilences(silences + 1));
    if (silences >= 2) return speaker.end(next, "silent-end");
    var key = door().admits(frame) ? "office-silent" : "office-silent-pin";
    return Thought.say(next, speaker.phrases().say(key, silences));
  }

  private Thought learned(Frame frame, Tool tool, Result result) {
    if (tool instanceof Tool.AnswerConsent)
      return new Learning(speaker).learned(frame, tool, result);
    if (result instanceof Result.Failed) return failed(frame);
    return door()
        .learned(frame, tool, result)
        .or(() -> telling().learned(frame, result))
        .or(() -> deeds().learned(frame, tool, result))
        .orElseGet(() -> failed(frame));
  }

  private Thought failed(Frame frame) {
    boolean again = OwnerSheet.of(frame).level() != Level.OPEN && speaker.setting().voice();
    return again ? speaker.end(frame, "office-trouble") : idle(frame, "office-trouble");
  }
}
