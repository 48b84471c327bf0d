package switchboard.engine.understanding;

/// One word of an utterance.
///
/// @param text lower case, contractions spread ("isn't" gives `is` and `not`)
/// @param surface what was written, for names and quotations
/// @param start where it begins in the text; words spread from one contraction share it
/// @param pause what followed it
record Token(String text, String surface, int start, Pause pause) {

  static final Token NONE = new Token("", "", -1, Pause.STOP);

  enum Pause {
    NONE,
    COMMA,
    STOP
  }

  boolean number() {
    return !text.isEmpty() && text.chars().allMatch(it -> it >= '0' && it <= '9');
  }

  boolean letter() {
    return text.length() == 1 && text.charAt(0) >= 'a' && text.charAt(0) <= 'z';
  }

  boolean word() {
    return !text.isEmpty() && Character.isLetter(text.codePointAt(0));
  }

  Token pausing(Pause other) {
    return other.compareTo(pause) > 0 ? new Token(text, surface, start, other) : this;
  }
}
