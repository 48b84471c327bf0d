package switchboard.simulator.sound;

/// Hears when somebody begins to speak, what they say if it is a [Sound], and when they have done:
/// by the loudness of 20 ms at a time. It goes by the sound, not by the clock.
public final class Ear {

  /// What is heard.
  public interface Listener {

    void began();

    /// As soon as they are known, which is at the beginning of the sound.
    void words(String words);

    void ended();
  }

  private static final int LOUD = 400;
  private static final int LOUD_FRAMES = 2;

  private final Listener listener;
  private final int quietFrames;
  private final HiddenWords words = new HiddenWords();
  private int samples;
  private long loudness;
  private int loud;
  private int quiet;
  private boolean speaking;

  /// @param silence milliseconds of it that end an utterance
  public Ear(int silence, Listener listener) {
    this.quietFrames = Math.max(1, silence / 20);
    this.listener = listener;
  }

  /// Takes sound of any length.
  public void hear(byte[] mulaw) {
    for (byte sample : mulaw) {
      words.next(sample).ifPresent(this::told);
      loudness += Math.abs(Mulaw.decode(sample));
      if (++samples == Sound.FRAME) frame();
    }
  }

  private void told(String said) {
    begin();
    listener.words(said);
  }

  private void frame() {
    boolean sound = loudness / samples > LOUD;
    samples = 0;
    loudness = 0;
    loud = sound ? loud + 1 : 0;
    quiet = sound ? 0 : quiet + 1;
    if (loud >= LOUD_FRAMES) begin();
    if (speaking && quiet >= quietFrames) end();
  }

  private void begin() {
    quiet = 0;
    if (speaking) return;
    speaking = true;
    listener.began();
  }

  private void end() {
    speaking = false;
    listener.ended();
  }
}
