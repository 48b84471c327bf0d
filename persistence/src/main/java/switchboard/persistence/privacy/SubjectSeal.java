package switchboard.persistence.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKey;
import switchboard.engine.privacy.Personal;
import switchboard.engine.privacy.Seal;

/// The seal of one subject. Sealed texts read `1:` and the Base64url form of nonce and ciphertext,
/// or `0:` for what was erased before it was stored.
record SubjectSeal(String subject, Optional<SecretKey> key) implements Seal {

  private static final String ERASED = "0:";
  private static final String SEALED = "1:";

  @Override
  public String close(Personal plain) {
    if (key.isEmpty() || plain.erased()) return ERASED;
    var sealed = Aes.seal(key.get(), subject, plain.text().getBytes(UTF_8));
    return SEALED + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
  }

  @Override
  public Personal open(String closed) {
    if (key.isEmpty() || closed.equals(ERASED)) return Personal.ERASED;
    if (!closed.startsWith(SEALED)) throw new IllegalArgumentException("not a sealed text");
    var sealed = Base64.getUrlDecoder().decode(closed.substring(SEALED.length()));
    return new Personal(new String(Aes.open(key.get(), subject, sealed), UTF_8));
  }

  @Override
  public String toString() {
    return "seal of " + subject + (key.isEmpty() ? " (destroyed)" : "");
  }
}
