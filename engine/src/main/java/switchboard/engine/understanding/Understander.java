package switchboard.engine.understanding;

import java.time.Instant;
import java.time.ZoneId;

/// Understands one utterance as speech recognition or a keyboard writes it. Pure: the same words at
/// the same moment always mean the same. Never fails, whatever the text.
public interface Understander {

  /// @param asked what the caller was asked last, to read short answers by
  Understanding understand(
      String text, Instant now, ZoneId zone, Vocabulary vocabulary, Expectation asked);

  /// What the last question asked for.
  enum Expectation {
    ANYTHING,
    NEED,
    NAME,
    PHONE,
    EMAIL,
    ADDRESS,
    TIME,
    CHOICE,
    YES_OR_NO
  }
}
