package switchboard.persistence.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256-GCM (NIST SP 800-38D) with a fresh 96-bit nonce in front and a 128-bit tag at the end,
/// bound to a context: what was sealed for one subject opens for no other.
final class Aes {

  static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final String KIND = "AES/GCM/NoPadding";
  private static final SecureRandom RANDOM = drbg();

  /// Looked up once: asking all providers for every field costs more than sealing it.
  private static final Provider PROVIDER = provider();

  private Aes() {}

  /// Seeded by the system, then without asking it each time (NIST SP 800-90A).
  private static SecureRandom drbg() {
    try {
      return SecureRandom.getInstance("DRBG");
    } catch (NoSuchAlgorithmException _) {
      return new SecureRandom();
    }
  }

  private static Provider provider() {
    try {
      return Cipher.getInstance(KIND).getProvider();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM is not available", e);
    }
  }

  static byte[] random(int bytes) {
    var random = new byte[bytes];
    RANDOM.nextBytes(random);
    return random;
  }

  static SecretKey key(byte[] key) {
    return new SecretKeySpec(key, "AES");
  }

  static byte[] seal(SecretKey key, String context, byte[] plain) {
    var nonce = random(NONCE_BYTES);
    try {
      var sealed = cipher(Cipher.ENCRYPT_MODE, key, context, nonce).doFinal(plain);
      return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM is not available", e);
    }
  }

  /// @throws NotOurs if it was sealed with another key or for another context, or changed since
  static byte[] open(SecretKey key, String context, byte[] sealed) {
    if (sealed.length < NONCE_BYTES + TAG_BITS / 8) throw new NotOurs();
    var nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    try {
      return cipher(Cipher.DECRYPT_MODE, key, context, nonce)
          .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    } catch (AEADBadTagException _) {
      throw new NotOurs();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM is not available", e);
    }
  }

  private static Cipher cipher(int mode, SecretKey key, String context, byte[] nonce)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance(KIND, PROVIDER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(context.getBytes(UTF_8));
    return cipher;
  }

  /// Sealed with another key, for another context, or changed since.
  static final class NotOurs extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotOurs() {
      super("does not open with this key");
    }
  }
}
