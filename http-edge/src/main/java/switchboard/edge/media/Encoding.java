package switchboard.edge.media;

/// How sound is written, always one channel.
///
/// Telephones speak [#MULAW_8K] (G.711 µ-law, ITU-T G.711); PCM is 16 bits signed, little-endian.
public enum Encoding {
  MULAW_8K(8_000, 1),
  PCM16_8K(8_000, 2),
  PCM16_16K(16_000, 2),
  PCM16_24K(24_000, 2);

  private final int rate;
  private final int width;

  Encoding(int rate, int width) {
    this.rate = rate;
    this.width = width;
  }

  /// Samples a second.
  public int rate() {
    return rate;
  }

  /// Bytes of so much sound.
  public int bytes(int millis) {
    return rate / 1000 * millis * width;
  }
}
