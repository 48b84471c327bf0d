package switchboard.engine.dialogue;

import java.util.regex.Pattern;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;

/// A thumb or a heart alone is a yes where one was asked for, and thanks elsewhere.
final class Emoji {

  private static final Pattern PLEASED =
      Pattern.compile("[\\s!.]*([👍👌🙏❤🙂😀😊✅💯🎉][\\x{1F3FB}-\\x{1F3FF}\\x{FE0F}\\s!.]*)+");
  private static final Pattern DISPLEASED =
      Pattern.compile("[\\s!.]*([👎❌🚫][\\x{1F3FB}-\\x{1F3FF}\\x{FE0F}\\s!.]*)+");

  private Emoji() {}

  static Understanding read(Frame frame, String words, Understanding otherwise) {
    if (words.length() > 40) return otherwise;
    if (DISPLEASED.matcher(words).matches()) return meaning("no", otherwise);
    if (!PLEASED.matcher(words).matches()) return otherwise;
    var asked = frame.talk().asked();
    boolean answers = asked == Expectation.YES_OR_NO || asked == Expectation.CHOICE;
    return meaning(answers ? "yes" : "thanks", otherwise);
  }

  private static Understanding meaning(String intent, Understanding of) {
    return new Understanding(intent, 0.9, false, of.slots());
  }
}
