package switchboard.edge.media;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import switchboard.simulator.media.MediaCall;

/// What a caller hears, kept.
final class Ear implements MediaCall.Listener {

  final List<String> marks = new CopyOnWriteArrayList<>();
  private final ByteArrayOutputStream arrived = new ByteArrayOutputStream();
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  volatile long clearedAt;
  private final AtomicInteger clears = new AtomicInteger();

  @Override
  public void arrived(byte[] mulaw) {
    synchronized (arrived) {
      arrived.writeBytes(mulaw);
    }
  }

  @Override
  public void heard(byte[] mulaw) {
    synchronized (heard) {
      heard.writeBytes(mulaw);
    }
  }

  @Override
  public void marked(String name) {
    marks.add(name);
  }

  @Override
  public void cleared() {
    clearedAt = System.nanoTime();
    clears.incrementAndGet();
  }

  int clears() {
    return clears.get();
  }

  byte[] arrived() {
    synchronized (arrived) {
      return arrived.toByteArray();
    }
  }

  byte[] heard() {
    synchronized (heard) {
      return heard.toByteArray();
    }
  }

  int heardMillis() {
    return heard().length / 8;
  }
}
