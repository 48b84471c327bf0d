package switchboard.edge.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import switchboard.edge.link.Link.Purpose;

/// Makes addresses nobody else can make: a [Link] in a few bytes, signed with HMAC-SHA-256 cut to
/// 128 bits, as Base64 fit for addresses. Who has one may use it; who changes a character of it has
/// none.
public final class Links {

  /// What a token says, once its signature has been checked.
  public sealed interface Reading {

    record Valid(Link link) implements Reading {}

    /// It was good once.
    record Expired(Link link) implements Reading {}

    /// Nobody here made it.
    record Forged() implements Reading {}
  }

  private static final byte VERSION = 1;
  private static final int SIGNATURE = 16;
  private static final int LONGEST = 600;
  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] key;
  private final Optional<String> base;

  /// @param key at least 16 secret bytes, used for nothing else
  /// @param base our public address, such as `https://voice.example`; without one no address can be
  ///   told, though all are still understood
  public Links(byte[] key, Optional<String> base) {
    if (key.length < SIGNATURE) throw new IllegalArgumentException("the key is too short");
    this.key = key.clone();
    this.base = base.map(it -> it.endsWith("/") ? it.substring(0, it.length() - 1) : it);
  }

  /// The whole address; empty if we do not know our own.
  public Optional<String> url(Link link) {
    return base.map(it -> it + "/a/" + token(link));
  }

  public String token(Link link) {
    var payload = payload(link);
    var all = ByteBuffer.allocate(payload.length + SIGNATURE);
    return encoded(all.put(payload).put(signature(payload)).array());
  }

  public Reading read(String token, Instant now) {
    if (token.length() > LONGEST) return new Reading.Forged();
    try {
      var all = Base64.getUrlDecoder().decode(token);
      if (all.length <= SIGNATURE || !encoded(all).equals(token)) return new Reading.Forged();
      var payload = Arrays.copyOf(all, all.length - SIGNATURE);
      var signed = Arrays.copyOfRange(all, payload.length, all.length);
      if (!MessageDigest.isEqual(signed, signature(payload))) return new Reading.Forged();
      var link = link(ByteBuffer.wrap(payload));
      return now.isBefore(link.expires()) ? new Reading.Valid(link) : new Reading.Expired(link);
    } catch (IllegalArgumentException | BufferUnderflowException _) {
      return new Reading.Forged();
    }
  }

  private static byte[] payload(Link link) {
    var tenant = link.tenant().getBytes(UTF_8);
    var subject = link.subject().getBytes(UTF_8);
    var resource = link.resource().getBytes(UTF_8);
    if (tenant.length > 127 || subject.length > 127)
      throw new IllegalArgumentException("an id is too long for an address");
    return ByteBuffer.allocate(8 + tenant.length + subject.length + resource.length)
        .put(VERSION)
        .put(link.purpose().code())
        .putInt(minutes(link.expires()))
        .put((byte) tenant.length)
        .put(tenant)
        .put((byte) subject.length)
        .put(subject)
        .put(resource)
        .array();
  }

  private static Link link(ByteBuffer from) {
    if (from.get() != VERSION) throw new IllegalArgumentException("of another version");
    var purpose = Purpose.of(from.get());
    var expires = Instant.EPOCH.plus(Duration.ofMinutes(Integer.toUnsignedLong(from.getInt())));
    var tenant = text(from, from.get());
    var subject = text(from, from.get());
    return new Link(tenant, purpose, subject, text(from, from.remaining()), expires);
  }

  private static String text(ByteBuffer from, int length) {
    var bytes = new byte[length];
    from.get(bytes);
    return new String(bytes, UTF_8);
  }

  /// Rounded up, so that nothing ends before its time.
  private static int minutes(Instant at) {
    return (int) Math.ceilDiv(at.getEpochSecond(), 60L);
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
