package switchboard.engine.understanding;

/// Whether words that nothing else could be made of may be what somebody is called.
public final class NameLike {

  private NameLike() {}

  /// "Eleven is good" is nobody's name; "Xanthe Quill" may be one.
  public static boolean may(String words) {
    var tokens = Tokens.of(words).list();
    return !tokens.isEmpty()
        && words.indexOf('@') < 0
        && tokens.stream().noneMatch(it -> it.number() || Words.plain(it.text()));
  }
}
