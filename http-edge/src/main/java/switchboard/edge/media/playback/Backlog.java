package switchboard.edge.media.playback;

import org.jspecify.annotations.Nullable;

/// Bytes waiting in order, in a ring that grows up to a bound and is given back when it is empty.
public final class Backlog {

  private static final int FIRST = 4_096;
  private static final int KEPT = 4_096;

  private final int bound;
  private byte @Nullable [] ring;
  private int head;
  private int size;

  public Backlog(int bound) {
    this.bound = bound;
  }

  public int size() {
    return size;
  }

  /// Takes as many as there is room for, and says how many.
  public int add(byte[] bytes, int from, int to) {
    int taken = Math.min(to - from, bound - size);
    if (taken <= 0) return 0;
    var into = room(size + taken);
    int tail = (head + size) % into.length;
    int first = Math.min(taken, into.length - tail);
    System.arraycopy(bytes, from, into, tail, first);
    System.arraycopy(bytes, from + first, into, 0, taken - first);
    size += taken;
    return taken;
  }

  /// Moves as many as there are, at most `most`, to the start of `into`.
  public int take(byte[] into, int most) {
    int taken = Math.min(most, size);
    var from = ring;
    if (from == null || taken == 0) return 0;
    int first = Math.min(taken, from.length - head);
    System.arraycopy(from, head, into, 0, first);
    System.arraycopy(from, 0, into, first, taken - first);
    head = (head + taken) % from.length;
    size -= taken;
    if (size == 0) clear();
    return taken;
  }

  public void clear() {
    size = 0;
    head = 0;
    if (ring != null && ring.length > KEPT) ring = null;
  }

  private byte[] room(int needed) {
    var old = ring;
    if (old != null && old.length >= needed) return old;
    int length = old == null ? FIRST : old.length;
    while (length < needed) length *= 2;
    var larger = new byte[Math.min(Math.max(bound, needed), length)];
    int kept = size;
    if (old != null) take(old, larger, kept);
    head = 0;
    ring = larger;
    return larger;
  }

  private void take(byte[] old, byte[] larger, int kept) {
    int first = Math.min(kept, old.length - head);
    System.arraycopy(old, head, larger, 0, first);
    System.arraycopy(old, 0, larger, first, kept - first);
  }
}
