package switchboard.engine.scheduler;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Names one calendar outside without telling its address, which may be a person's or a secret: fit
/// for facts, logs and labels.
///
/// @param name such as `google-3f5a9c01b2d4` or `ics-…`
public record Source(Kind kind, String name) {

  public enum Kind {
    GOOGLE,
    ICS
  }

  public static Source google(String calendar) {
    return new Source(Kind.GOOGLE, "google-" + shortened(calendar));
  }

  public static Source ics(String url) {
    return new Source(Kind.ICS, "ics-" + shortened(url));
  }

  private static String shortened(String address) {
    return HexFormat.of().formatHex(sha256(address), 0, 8);
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
