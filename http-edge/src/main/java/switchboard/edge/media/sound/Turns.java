package switchboard.edge.media.sound;

import java.time.Duration;

/// Whose turn it is, by the caller's sound alone: it begins with speech and ends after so much
/// silence, less of it when what was said so far is a whole sentence.
public final class Turns {

  /// What has just happened.
  public enum Change {
    NONE,
    BEGAN,
    ENDED
  }

  /// How long a silence ends a turn.
  ///
  /// @param normal in the middle of a sentence
  /// @param afterSentence after a complete one
  public record Patience(Duration normal, Duration afterSentence) {

    public static final Patience USUAL =
        new Patience(Duration.ofMillis(300), Duration.ofMillis(120));

    public Patience {
      if (afterSentence.isNegative() || normal.compareTo(afterSentence) < 0)
        throw new IllegalArgumentException("the silence after a sentence must be the shorter one");
    }
  }

  private final VoiceActivity voice = new VoiceActivity();
  private final long normal;
  private final long afterSentence;
  private boolean complete;

  public Turns(Patience patience) {
    this.normal = patience.normal().toMillis();
    this.afterSentence = patience.afterSentence().toMillis();
  }

  /// @param guard dB below which nothing counts as a beginning
  public Change hear(byte[] mulaw, int from, int to, double guard) {
    if (voice.hear(mulaw, from, to, guard)) {
      complete = false;
      return Change.BEGAN;
    }
    if (!voice.speaking() || voice.silence() < (complete ? afterSentence : normal))
      return Change.NONE;
    voice.rest();
    return Change.ENDED;
  }

  /// What a recogniser makes of this turn so far.
  public void words(String soFar) {
    complete = Sentence.complete(soFar);
  }

  public boolean speaking() {
    return voice.speaking();
  }

  /// Whether there may be a beginning that is not certain yet.
  public boolean stirring() {
    return voice.stirring();
  }

  /// Milliseconds since the last sound of speech.
  public int silence() {
    return voice.silence();
  }
}
