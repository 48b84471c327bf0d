package switchboard.edge.voice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes tokens nobody else can make: a [Pass] in a few bytes, signed with HMAC-SHA-256 cut to 128
/// bits. Nothing of them is kept; who changes a character of one has none.
public final class Passes {

  /// What a token says, once its signature has been checked.
  public sealed interface Reading {

    record Valid(Pass pass) implements Reading {}

    /// It was good once.
    record Expired(Pass pass) implements Reading {}

    /// Nobody here made it.
    record Forged() implements Reading {}
  }

  private static final String PREFIX = "sbv_";
  private static final String ALGORITHM = "HmacSHA256";

  /// Of agents' tokens, which name no kind, and of all others.
  private static final byte PLAIN = 1;

  private static final byte KINDRED = 2;
  private static final int SIGNATURE = 16;
  private static final int LONGEST = 400;

  private final byte[] key;

  /// @param key at least 16 secret bytes, used for nothing else, the same on every node
  public Passes(byte[] key) {
    if (key.length < SIGNATURE) throw new IllegalArgumentException("the key is too short");
    this.key = key.clone();
  }

  public String token(Pass pass) {
    var payload = payload(pass);
    var all = ByteBuffer.allocate(payload.length + SIGNATURE);
    return PREFIX + encoded(all.put(payload).put(signature(payload)).array());
  }

  /// What the token of a hosted agent says.
  public Reading read(String token, Instant now) {
    return read(token, Pass.Kind.AGENT, now);
  }

  /// What a token says that is to be good for this; one for something else is as good as forged.
  public Reading read(String token, Pass.Kind kind, Instant now) {
    if (token.length() > LONGEST || !token.startsWith(PREFIX)) return new Reading.Forged();
    try {
      var text = token.substring(PREFIX.length());
      var all = Base64.getUrlDecoder().decode(text);
      if (all.length <= SIGNATURE || !encoded(all).equals(text)) return new Reading.Forged();
      var payload = Arrays.copyOf(all, all.length - SIGNATURE);
      var signed = Arrays.copyOfRange(all, payload.length, all.length);
      if (!MessageDigest.isEqual(signed, signature(payload))) return new Reading.Forged();
      var pass = pass(ByteBuffer.wrap(payload), kind);
      return now.isBefore(pass.expires()) ? new Reading.Valid(pass) : new Reading.Expired(pass);
    } catch (IllegalArgumentException | BufferUnderflowException _) {
      return new Reading.Forged();
    }
  }

  private static byte[] payload(Pass pass) {
    var tenant = pass.tenant().getBytes(UTF_8);
    var session = pass.session().getBytes(UTF_8);
    boolean plain = pass.kind() == Pass.Kind.AGENT;
    var first = plain ? new byte[] {PLAIN} : new byte[] {KINDRED, pass.kind().number()};
    return ByteBuffer.allocate(9 + first.length + tenant.length + session.length)
        .put(first)
        .putLong(pass.expires().getEpochSecond())
        .put((byte) tenant.length)
        .put(tenant)
        .put(session)
        .array();
  }

  private static Pass pass(ByteBuffer from, Pass.Kind kind) {
    boolean plain = kind == Pass.Kind.AGENT;
    if (from.get() != (plain ? PLAIN : KINDRED) || (!plain && from.get() != kind.number()))
      throw new IllegalArgumentException("of another kind");
    var expires = Instant.ofEpochSecond(from.getLong());
    var tenant = text(from, from.get());
    return new Pass(kind, tenant, text(from, from.remaining()), expires);
  }

  private static String text(ByteBuffer from, int length) {
    var bytes = new byte[length];
    from.get(bytes);
    return new String(bytes, UTF_8);
  }

  private byte[] signature(byte[] payload) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return Arrays.copyOf(mac.doFinal(payload), SIGNATURE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
    }
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
