package switchboard.engine.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/// A seal for tests: hides the text well enough to be looked for, and gives it back.
public record MaskSeal(int key) implements Seal {

  /// The seal of somebody whose key is gone.
  public static final Seal ERASED =
      new Seal() {
        @Override
        public String close(Personal plain) {
          return "gone";
        }

        @Override
        public Personal open(String closed) {
          return Personal.ERASED;
        }
      };

  @Override
  public String close(Personal plain) {
    return Base64.getEncoder().encodeToString(masked(plain.text().getBytes(UTF_8)));
  }

  @Override
  public Personal open(String closed) {
    return new Personal(new String(masked(Base64.getDecoder().decode(closed)), UTF_8));
  }

  private byte[] masked(byte[] bytes) {
    var masked = bytes.clone();
    for (int i = 0; i < masked.length; i++) masked[i] ^= (byte) key;
    return masked;
  }
}
