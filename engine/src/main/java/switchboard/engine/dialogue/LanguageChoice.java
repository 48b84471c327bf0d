package switchboard.engine.dialogue;

import java.util.Optional;
import switchboard.engine.dialogue.Languages.Asked;
import switchboard.engine.dialogue.Stimulus.Learned;
import switchboard.engine.dialogue.Stimulus.Pressed;
import switchboard.engine.dialogue.Stimulus.Said;
import switchboard.engine.dialogue.Stimulus.Texted;
import switchboard.engine.tool.Result.CustomerFound;
import switchboard.engine.understanding.LanguageSense;
import switchboard.engine.understanding.LanguageSense.Sensed;
import switchboard.engine.understanding.Slots;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;

/// In which language the talk goes on: what the caller asks for by word or key, else what they
/// clearly speak, else what they are known to prefer, else the tenant's own. The frame is the same
/// in all of them.
record LanguageChoice(Setting setting) {

  /// What becomes of the language.
  sealed interface Made {

    Frame frame();

    /// As it was, or as it is understood from what was said, which is still to be answered.
    record Spoken(Frame frame) implements Made {}

    /// Nothing else was said than that another is wanted, and it is spoken here.
    record Switched(Frame frame) implements Made {}

    /// Another is wanted that is not spoken here.
    ///
    /// @param code ISO 639
    /// @param only whether little else was said
    record Missing(Frame frame, String code, boolean only) implements Made {}
  }

  private Languages languages() {
    return new Languages(setting.profile());
  }

  Made of(Frame frame, Stimulus stimulus) {
    return switch (stimulus) {
      case Said(var words, var meaning) -> heard(frame, words, meaning);
      case Texted it -> heard(frame, it.words(), it.meaning());
      case Pressed(var digits) -> pressed(frame, digits);
      case Learned(_, CustomerFound it) -> new Made.Spoken(preferred(frame, it));
      case Learned _, Stimulus.Arrived _, Stimulus.Silent _, Stimulus.Returned _ ->
          new Made.Spoken(frame);
    };
  }

  /// What the customer spoke last, unless something else has been spoken by now.
  private Frame preferred(Frame frame, CustomerFound it) {
    boolean open = frame.talk().manner().language().isEmpty();
    return it.language()
        .filter(_ -> open)
        .flatMap(tag -> languages().offered(Languages.code(tag)))
        .map(tag -> with(frame, tag))
        .orElse(frame);
  }

  private Frame with(Frame frame, String tag) {
    var language = Optional.of(tag).filter(it -> !it.equals(setting.profile().language()));
    return frame.talk(it -> it.manner(manner -> manner.withLanguage(language)));
  }

  private String current(Frame frame) {
    return Languages.code(Languages.of(frame, setting.profile()));
  }

  private Made heard(Frame frame, String words, Understanding meaning) {
    var asked = Languages.asked(words);
    if (asked.isPresent() && !meaning.emergency()) return asked(frame, asked.get());
    var sensed = sensed(frame, words, meaning);
    if (sensed.isEmpty() || sensed.get().code().equals(current(frame)))
      return new Made.Spoken(frame);
    var code = sensed.get().code();
    return languages()
        .offered(code)
        .filter(_ -> Tongue.spoken(code).isPresent())
        .<Made>map(tag -> new Made.Spoken(with(frame, tag)))
        .orElseGet(() -> missing(frame, code, meaning));
  }

  /// Told once that it is not spoken here.
  private static Made missing(Frame frame, String code, Understanding meaning) {
    boolean told = meaning.emergency() || frame.talk().manner().asked().contains("language");
    return told
        ? new Made.Spoken(frame)
        : new Made.Missing(frame.talk(it -> it.manner(m -> m.withAsked("language"))), code, false);
  }

  private Made asked(Frame frame, Asked it) {
    if (it.code().equals(current(frame))) return new Made.Spoken(frame);
    var tag = languages().offered(it.code()).filter(_ -> Tongue.spoken(it.code()).isPresent());
    if (tag.isEmpty()) return new Made.Missing(frame, it.code(), it.only());
    var next = with(frame, tag.get());
    return it.only() ? new Made.Switched(next) : new Made.Spoken(next);
  }

  /// What was said besides names, addresses and numbers. A message stands more for itself than a
  /// word on the telephone, which recognition may have written in the wrong language.
  private Optional<Sensed> sensed(Frame frame, String words, Understanding meaning) {
    var rest = rest(words, meaning.slots());
    boolean dictated =
        switch (frame.talk().asked()) {
          case NAME, ADDRESS, EMAIL, PHONE -> true;
          case ANYTHING, NEED, TIME, CHOICE, YES_OR_NO -> false;
        };
    return LanguageSense.of(rest)
        .filter(it -> it.clear() || (!setting.voice() && !dictated && it.likely()))
        .filter(it -> !dictated || it.signs() >= 3 || wishes(meaning));
  }

  private static boolean wishes(Understanding meaning) {
    return !meaning.intent().equals("unknown") && meaning.confidence() >= 0.8;
  }

  private static String rest(String words, Slots slots) {
    var text = words;
    for (var it : java.util.List.of(slots.name(), slots.address()))
      if (it.isPresent())
        for (var word : it.get().split("[\\s,]+"))
          text = text.replaceAll("(?iu)(?<!\\p{L})" + java.util.regex.Pattern.quote(word), " ");
    return text;
  }

  /// A key of the greeting.
  private Made pressed(Frame frame, String digits) {
    boolean greeted =
        setting.voice()
            && frame.talk().asked() == Expectation.ANYTHING
            && frame.errand().goal().isEmpty()
            && frame.form().isEmpty()
            && frame.outcome().isEmpty();
    var tag = greeted ? languages().keyed(digits) : Optional.<String>empty();
    return tag.<Made>map(it -> new Made.Switched(with(frame, it)))
        .orElseGet(() -> new Made.Spoken(frame));
  }

  /// Whether the caller has come to speak another language than before.
  static boolean changed(Frame before, Frame now) {
    return !before.talk().manner().language().equals(now.talk().manner().language());
  }
}
