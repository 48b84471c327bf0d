package switchboard.edge.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Closes words so that they may stand in an address: a `<Redirect>` brings nothing of the form it
/// answers back, so what a caller said while their conversation was out of reach travels in it,
/// encrypted (AES-256-GCM) and bound to one turn of one call. Any node opens it; nobody else does,
/// and nothing is kept.
public final class Envelope {

  private static final int KEY = 32;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  /// An address stays short of what networks take; longer words are asked for again.
  private static final int LONGEST = 2_000;

  private final SecretKeySpec key;
  private final SecureRandom chance;

  /// @param secret at least 32 bytes, used for nothing else, the same on every node
  public Envelope(byte[] secret, SecureRandom chance) {
    if (secret.length < KEY) throw new IllegalArgumentException("the key is too short");
    this.key = new SecretKeySpec(Arrays.copyOf(secret, KEY), "AES");
    this.chance = chance;
  }

  /// One that nobody else opens, for a node that is alone.
  public static Envelope own() {
    var chance = new SecureRandom();
    var secret = new byte[KEY];
    chance.nextBytes(secret);
    return new Envelope(secret, chance);
  }

  /// @param bound what it is good for, told again to open it
  /// @return empty: it would be too long
  Optional<String> close(String words, String bound) {
    var plain = words.getBytes(UTF_8);
    if (plain.length > LONGEST) return Optional.empty();
    var nonce = new byte[NONCE];
    chance.nextBytes(nonce);
    var closed = crypt(Cipher.ENCRYPT_MODE, nonce, plain, bound);
    return closed.map(
        it -> encoded(ByteBuffer.allocate(NONCE + it.length).put(nonce).put(it).array()));
  }

  /// Empty where it is none of ours, or for something else.
  Optional<String> open(String token, String bound) {
    try {
      var all = Base64.getUrlDecoder().decode(token);
      if (all.length <= NONCE) return Optional.empty();
      var nonce = Arrays.copyOf(all, NONCE);
      var closed = Arrays.copyOfRange(all, NONCE, all.length);
      return crypt(Cipher.DECRYPT_MODE, nonce, closed, bound).map(it -> new String(it, UTF_8));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private Optional<byte[]> crypt(int mode, byte[] nonce, byte[] text, String bound) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(bound.getBytes(UTF_8));
      return Optional.of(cipher.doFinal(text));
    } catch (GeneralSecurityException _) {
      return Optional.empty();
    }
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
