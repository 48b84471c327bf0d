package switchboard.engine.understanding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/// Word lists shipped as data: what is surely no name, what is a first name, which surnames are
/// words as well.
final class Words {

  /// Words that end a name or an address wherever they stand.
  static final String HARD =
      "i|is|am|are|was|were|my|me|we|our|you|your|he|she|they|it|its|and|or|but|so|because|that|with|from|for|at|to|if|can|could|would|will|do|does|did|have|has|had|need|want|calling|call|phone|speaking|here|please|thanks|thank|not|no|yes|about|there|what|when|where|how|why|just|number|email|address|name|house|who|got|get|like|looking|right|now|today|tomorrow|this|these|then|also|by|as|be|been|sorry|actually|wait|over|zip|postcode|hi|hello|hey|problem|leak|leaking|okay|ok|yeah|yep|sure|someone|somebody|asap|spelled|speak|goodbye|bye|regarding|returning|wondering|trying|half|past|every|any|some|something|nothing|dot|underscore|still|again|anyway|maybe|um|uh|good|sounds|near|behind|between|next|opposite|across|after|before|until";

  static final Set<String> COMMON = read("common-words.txt");

  /// More words that callers say and nobody is called by.
  static final Set<String> ORDINARY = read("ordinary-words.txt");

  static final Set<String> FIRST_NAMES = read("first-names.txt");
  static final Set<String> SURNAMES = read("surnames.txt");

  private Words() {}

  static boolean hard(String word) {
    return Tokens.oneOf(word, HARD);
  }

  /// Whether an English word that nobody is called by.
  static boolean plain(String word) {
    if (FIRST_NAMES.contains(word) || SURNAMES.contains(word)) return false;
    return COMMON.contains(word) || NumberWords.word(word) || hard(word) || derived(word);
  }

  private static boolean derived(String word) {
    return word.length() > 5
        && (word.endsWith("ing")
            || word.endsWith("ed")
            || word.endsWith("tion")
            || word.endsWith("ness")
            || word.endsWith("ous")
            || word.endsWith("ful")
            || word.endsWith("able")
            || word.endsWith("ly"));
  }

  static Set<String> read(String file) {
    try (InputStream data = Words.class.getResourceAsStream(file)) {
      if (data == null) throw new IllegalStateException("missing resource " + file);
      var text = new String(data.readAllBytes(), StandardCharsets.UTF_8);
      return Set.copyOf(Arrays.asList(text.strip().split("\\s+")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
