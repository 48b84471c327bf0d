package switchboard.engine.dialogue;

import java.util.Optional;
import switchboard.engine.customer.Customer;
import switchboard.engine.dialogue.LanguageChoice.Made;
import switchboard.engine.dialogue.Stimulus.Arrived;
import switchboard.engine.dialogue.Stimulus.Learned;
import switchboard.engine.dialogue.Stimulus.Pressed;
import switchboard.engine.dialogue.Stimulus.Returned;
import switchboard.engine.dialogue.Stimulus.Said;
import switchboard.engine.dialogue.Stimulus.Silent;
import switchboard.engine.dialogue.Stimulus.Texted;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tool.Tool;
import switchboard.engine.understanding.Understanding;

/// The receptionist that needs no key and no network: rules and phrases over what was understood.
/// Pure and deterministic; the same for every kind of business, which differ by data.
public final class RuleBrain implements Brain {

  private final Phrases phrases;

  public RuleBrain(Phrases phrases) {
    this.phrases = phrases;
  }

  @Override
  public Thought think(Frame frame, Stimulus stimulus, Setting setting) {
    var owner = OwnerTalk.of(new Speaker(setting, phrases)).think(frame, stimulus);
    if (owner.isPresent()) return remembered(owner.get());
    var made = new LanguageChoice(setting).of(frame, stimulus);
    var speaker = speaker(made.frame(), setting);
    var thought =
        switch (made) {
          case Made.Spoken(var now) -> react(speaker, now, stimulus);
          case Made.Switched(var now) -> new LanguageFlow(speaker).switched(heard(now));
          case Made.Missing(var now, var code, var only) when only ->
              new LanguageFlow(speaker).offered(heard(now), code);
          case Made.Missing(var now, var code, _) ->
              react(speaker, now, stimulus).after(new LanguageFlow(speaker).missing(code));
        };
    return remembered(preferring(frame, new Agenda(speaker).next(thought)));
  }

  /// Speaks the caller's language, with the texts that the business has in it.
  private Speaker speaker(Frame frame, Setting setting) {
    var home = setting.profile();
    var tag = Languages.of(frame, home);
    var tongue = Tongue.spoken(tag).or(() -> Tongue.spoken(home.language()));
    var own = tongue.map(Phrases::in).orElse(phrases);
    var there = new Setting(home.in(tag), setting.now(), setting.voice());
    return new Speaker(there, own, setting);
  }

  /// What somebody has come to speak is kept for the next time.
  private static Thought preferring(Frame before, Thought thought) {
    var now = thought.frame();
    boolean changed = LanguageChoice.changed(before, now) && before.customer().isPresent();
    var language = now.talk().manner().language();
    if (!changed || language.isEmpty()) return thought;
    var told = Customer.Details.NONE.withLanguage(language.get());
    return thought.and(new Tool.NoteCustomer(before.customer().orElseThrow(), told));
  }

  private static Thought react(Speaker speaker, Frame frame, Stimulus stimulus) {
    return switch (stimulus) {
      case Arrived(var phone, var source, var purpose) ->
          Thought.act(
              purpose
                  .map(it -> CalledFlow.begun(frame, it))
                  .orElse(frame)
                  .caller(it -> it.withPhone(phone)),
              new Tool.FindCustomer(phone, source));
      case Said(var words, var meaning) -> said(speaker, heard(frame), words, meaning);
      case Texted it -> texted(speaker, heard(frame), it);
      case Pressed(var digits) -> pressed(speaker, heard(frame), digits);
      case Silent() ->
          new AdviceFlow(speaker)
              .silent(frame)
              .orElseGet(() -> new Answers(speaker).silent(AdviceFlow.closed(frame)));
      case Returned() -> new HandOffFlow(speaker).returned(heard(frame));
      case Learned(var tool, var result) -> new Learning(speaker).learned(frame, tool, result);
    };
  }

  private static Thought said(Speaker speaker, Frame frame, String words, Understanding meaning) {
    return new AdviceFlow(speaker)
        .said(frame, words, meaning)
        .orElseGet(() -> new Answers(speaker).said(frame, words, meaning));
  }

  private static Thought pressed(Speaker speaker, Frame frame, String digits) {
    return new AdviceFlow(speaker)
        .pressed(frame, digits)
        .orElseGet(() -> new Answers(speaker).pressed(AdviceFlow.closed(frame), digits));
  }

  private static Frame heard(Frame frame) {
    return frame.talk(it -> it.withSilences(0));
  }

  private static Thought texted(Speaker speaker, Frame frame, Texted text) {
    var word = TextKeywords.of(text);
    return new ConsentFlow(speaker)
        .owner(frame, word)
        .or(() ->
            new TextKeywords(speaker)
                .react(frame.talk(it -> it.withKeyword(word.map(Enum::name))), text))
        .orElseGet(() ->
            said(
                speaker,
                frame.talk(it -> it.withKeyword(Optional.empty())),
                text.words(),
                text.meaning()));
  }

  /// What was kept to be said first is said, and our words are remembered.
  private static Thought remembered(Thought thought) {
    if (thought.speech().filter(it -> !it.text().isBlank()).isEmpty()) return thought;
    var led =
        thought.after(thought.frame().talk().lead().map(Personal::text).orElse("")).capitalised();
    var said = led.speech().orElseThrow().text();
    return led.with(led.frame().talk(it -> it.withSaid(said)));
  }
}
