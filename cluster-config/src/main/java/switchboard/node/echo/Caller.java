package switchboard.node.echo;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Recorder;
import switchboard.simulator.media.MediaCall;
import switchboard.simulator.media.Sound;

/// A caller whose quiet sound carries numbers, so that its echo tells how long it was on the way,
/// and who can speak up.
final class Caller implements MediaCall.Listener {

  private static final int FRAME = 160;
  private static final int DIGITS = 8;
  private static final int REMEMBERED = 512;
  private static final byte QUIETEST = (byte) 0xF0;
  private static final byte[] VOICE = Sound.vowel(400, -18);
  private static final long LONGEST = TimeUnit.SECONDS.toMicros(10);

  private final Recorder echoes;
  private final Recorder bargeIns;
  private final long[] sentAt = new long[REMEMBERED];
  private final byte[] open = new byte[FRAME];
  private int filled;
  private int number;
  private int spoken = VOICE.length;
  private long spokeAt;
  private volatile boolean measured;
  private volatile boolean speaking;
  private volatile boolean gone;
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong returned = new AtomicLong();
  private volatile int firstMeasured = Integer.MAX_VALUE;

  Caller(Recorder echoes, Recorder bargeIns) {
    this.echoes = echoes;
    this.bargeIns = bargeIns;
  }

  void measure(boolean on) {
    measured = on;
  }

  void speak() {
    speaking = true;
  }

  long sent() {
    return sent.get();
  }

  long returned() {
    return returned.get();
  }

  boolean gone() {
    return gone;
  }

  @Override
  public byte[] speaks() {
    if (speaking) {
      speaking = false;
      spoken = 0;
      spokeAt = System.nanoTime();
    }
    if (spoken < VOICE.length) return Arrays.copyOfRange(VOICE, spoken, spoken += FRAME);
    return numbered();
  }

  private byte[] numbered() {
    var frame = new byte[FRAME];
    Arrays.fill(frame, (byte) 0xFF);
    int it = number++;
    for (int n = 0; n < DIGITS; n++) frame[n] = (byte) (QUIETEST | ((it >> (4 * n)) & 0xF));
    sentAt[it % REMEMBERED] = System.nanoTime();
    if (measured) {
      if (firstMeasured == Integer.MAX_VALUE) firstMeasured = it;
      sent.lazySet(sent.get() + 1);
    }
    return frame;
  }

  @Override
  public void arrived(byte[] mulaw) {
    for (int at = 0; at < mulaw.length; ) {
      int piece = Math.min(FRAME - filled, mulaw.length - at);
      System.arraycopy(mulaw, at, open, filled, piece);
      at += piece;
      filled += piece;
      if (filled == FRAME) whole();
    }
  }

  private void whole() {
    filled = 0;
    int it = 0;
    for (int n = 0; n < DIGITS; n++) it |= (open[n] & 0xF) << (4 * n);
    if (it < firstMeasured || it >= firstMeasured + sent.get()) return;
    returned.lazySet(returned.get() + 1);
    long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - sentAt[it % REMEMBERED]);
    echoes.recordValue(Math.min(LONGEST, micros));
  }

  @Override
  public void cleared() {
    filled = 0;
    if (spokeAt == 0) return;
    bargeIns.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - spokeAt));
    spokeAt = 0;
  }

  @Override
  public void closed(int code) {
    gone = true;
  }
}
