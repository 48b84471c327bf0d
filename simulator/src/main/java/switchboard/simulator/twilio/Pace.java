package switchboard.simulator.twilio;

import java.time.Duration;

/// How long things take in a simulated call.
public interface Pace {

  /// Passes while the caller listens, for something that naturally takes `natural`.
  void listening(Duration natural) throws InterruptedException;

  /// Passes before the caller's answer reaches Twilio.
  void answering(Duration natural) throws InterruptedException;

  /// No time at all.
  static Pace immediate() {
    return new Stretched(0);
  }

  /// As people speak, `speed` times as fast.
  static Pace natural(double speed) {
    return new Stretched(1 / speed);
  }

  /// How long it takes to say `text`.
  static Duration of(String text) {
    return Duration.ofMillis(text.length() * 65L);
  }

  /// Natural time, multiplied by `factor`.
  record Stretched(double factor) implements Pace {

    @Override
    public void listening(Duration natural) throws InterruptedException {
      if (factor > 0) Thread.sleep(Duration.ofNanos((long) (natural.toNanos() * factor)));
    }

    @Override
    public void answering(Duration natural) throws InterruptedException {
      listening(natural);
    }
  }
}
