package switchboard.edge.media.playback;

/// The marks that are out, with the positions they stand for. They come back in order; one that was
/// out when the line was cleared proves nothing any more.
final class Marks {

  private static final int MOST = 256;

  private final long[] positions = new long[MOST];
  private int first;
  private int next;

  /// Whether there is room for one more; a telephone that sends none back gets no more.
  boolean room() {
    return next - first < MOST;
  }

  String add(long position) {
    positions[next % MOST] = position;
    return "m" + next++;
  }

  /// The position it stands for; −1 when it is not out.
  long back(String name) {
    int number = number(name);
    if (number < first || number >= next) return -1;
    first = number + 1;
    return positions[number % MOST];
  }

  /// The position of the next that is to come back.
  long expected(long otherwise) {
    return first < next ? positions[first % MOST] : otherwise;
  }

  void forget() {
    first = next;
  }

  private static int number(String name) {
    if (name.length() < 2 || name.length() > 9 || name.charAt(0) != 'm') return -1;
    int number = 0;
    for (int n = 1; n < name.length(); n++) {
      int digit = name.charAt(n) - '0';
      if (digit < 0 || digit > 9) return -1;
      number = number * 10 + digit;
    }
    return number;
  }
}
