package switchboard.edge.media.playback;

import java.time.Duration;

/// One reply of a vendor on its way to the ear. Positions count the bytes of all sound of the call.
final class Reply {

  /// As good as the end.
  private static final int NEARLY = 60 * Playback.BYTES_A_MILLI;

  final String item;
  final long start;
  final Script script = new Script();
  private long taken;
  private long generated;
  private boolean done;
  long finished;

  Reply(String item, long start) {
    this.item = item;
    this.start = start;
  }

  void generated(int bytes) {
    generated += bytes;
  }

  void taken(int bytes) {
    taken += bytes;
  }

  void words(String words) {
    script.add(words, generated);
  }

  void done() {
    done = true;
  }

  boolean isDone() {
    return done;
  }

  boolean hasSound() {
    return generated > 0;
  }

  /// Where its last sound is.
  long end() {
    return start + taken;
  }

  /// What became of it when it was over; where sound had to be dropped, not all of it was heard.
  Spoken whole() {
    return spoken(taken, false);
  }

  Spoken cut(long position) {
    long heard = Math.clamp(position - start, 0, taken);
    boolean all = done && heard >= taken - NEARLY && taken > 0;
    return spoken(all ? taken : heard, !all);
  }

  private Spoken spoken(long heard, boolean interrupted) {
    return new Spoken(
        item,
        script.words(),
        script.until(heard, generated, done),
        Duration.ofMillis(heard / Playback.BYTES_A_MILLI),
        interrupted);
  }
}
