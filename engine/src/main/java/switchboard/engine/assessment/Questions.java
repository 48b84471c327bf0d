package switchboard.engine.assessment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Asks customers how satisfied they are, in the words of one language, and reads their answers.
public final class Questions {

  private final Lexicon lexicon;

  private Questions(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  public static Questions in(String language) {
    return new Questions(Lexicon.of(language));
  }

  /// Whether customers are asked about a conversation that came out like this. What has yet to
  /// become of use to them is not asked about.
  public static boolean fit(Optional<String> outcome) {
    return outcome.filter(word -> !Markers.NOTHING.contains(word)).isPresent();
  }

  /// To be texted after a call.
  public String text(String business) {
    return lexicon.ask("text", "business", business);
  }

  /// To be said at the end of a call.
  public String keypad() {
    return lexicon.ask("keypad");
  }

  /// The same, after what would have been the last words.
  public String before(String farewell) {
    var bye = lexicon.ask("bye");
    var rest =
        farewell.endsWith(bye) ? farewell.substring(0, farewell.length() - bye.length()) : farewell;
    return (rest.strip() + " " + keypad()).strip();
  }

  public String thanks() {
    return lexicon.ask("thanks");
  }

  public String goodbye(String business) {
    return lexicon.ask("goodbye", "business", business);
  }

  /// 1 to 5, if that is all that was said, keyed in or written.
  public Optional<Integer> rating(String said) {
    var plain = said.strip().toLowerCase(Locale.ROOT).replaceAll("[.!\\uFE0F\\u20E3]+$", "");
    if (plain.matches("[1-5]")) return Optional.of(Integer.parseInt(plain));
    int at = lexicon.survey().getOrDefault("numbers", List.of()).indexOf(plain);
    return at >= 0 ? Optional.of(at + 1) : Optional.empty();
  }
}
