package switchboard.edge.media.playback;

import java.util.ArrayList;
import java.util.List;

/// The words of a reply beside its sound: each piece of text with how much sound there was when it
/// came. Text comes before its sound (or all of it at the end); within a piece, words are taken to
/// pass evenly.
final class Script {

  /// Nobody speaks faster than 25 characters a second: text with less sound than that belongs to
  /// more sound than has come between it and the next.
  private static final int FASTEST = 320;

  /// Half as fast is usual: so much sound is still to come for text without.
  private static final int USUAL = 530;

  private record Piece(int text, long sound) {}

  private final StringBuilder text = new StringBuilder();
  private final List<Piece> pieces = new ArrayList<>(4);

  void add(String words, long sound) {
    if (words.isEmpty()) return;
    if (glued(words)) text.append(' ');
    pieces.add(new Piece(text.length(), sound));
    text.append(words);
  }

  String words() {
    return text.toString().strip();
  }

  boolean isEmpty() {
    return pieces.isEmpty();
  }

  /// Whole sentences come without the space between them; pieces of words bring their own.
  private boolean glued(String words) {
    if (text.isEmpty()) return false;
    return ".!?…".indexOf(text.charAt(text.length() - 1)) >= 0
        && Character.isLetter(words.charAt(0));
  }

  /// The whole words that so much sound carried.
  ///
  /// @param heard bytes of sound from the start of the reply
  /// @param all bytes of sound there are
  /// @param done whether no more will come
  String until(long heard, long all, boolean done) {
    if (heard <= 0 || pieces.isEmpty()) return "";
    if (done && heard >= all) return words();
    var parts = parts(end(all, done));
    for (int n = parts.size() - 1; n >= 0; n--)
      if (parts.get(n).sound() < heard) return cut(parts, n, heard, end(all, done));
    return "";
  }

  private long end(long all, boolean done) {
    var last = pieces.getLast();
    long still = (long) (text.length() - last.text()) * USUAL;
    return done ? all : Math.max(all, last.sound() + still);
  }

  private String cut(List<Piece> parts, int n, long heard, long end) {
    var it = parts.get(n);
    long soundEnd = n + 1 < parts.size() ? parts.get(n + 1).sound() : end;
    int textEnd = n + 1 < parts.size() ? parts.get(n + 1).text() : text.length();
    double share = (double) (heard - it.sound()) / Math.max(1, soundEnd - it.sound());
    int at = it.text() + (int) (Math.min(1, share) * (textEnd - it.text()));
    return text.substring(0, wordEnd(at)).strip();
  }

  private int wordEnd(int at) {
    if (at >= text.length() || Character.isWhitespace(text.charAt(at))) return at;
    return Math.max(0, text.lastIndexOf(" ", at));
  }

  /// Pieces that have too little sound for their text are joined to those after them, the last to
  /// those before.
  private List<Piece> parts(long end) {
    var parts = new ArrayList<Piece>();
    parts.add(new Piece(0, 0));
    for (int n = 1; n < pieces.size(); n++) {
      var it = pieces.get(n);
      var before = parts.getLast();
      if (enough(before, it.sound(), it.text())) parts.add(it);
    }
    while (parts.size() > 1 && !enough(parts.getLast(), end, text.length())) parts.removeLast();
    return parts;
  }

  private static boolean enough(Piece it, long soundEnd, int textEnd) {
    return soundEnd - it.sound() >= (long) (textEnd - it.text()) * FASTEST;
  }
}
