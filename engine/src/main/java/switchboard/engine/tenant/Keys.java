package switchboard.engine.tenant;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// Keys of tenants: made here, shown once, kept only as hashes. They carry 192 random bits, so a
/// plain SHA-256 is as good as a slow hash and costs a request nothing.
public final class Keys {

  private Keys() {}

  public static String create(Tenant.KeyKind kind, SecureRandom random) {
    var bytes = new byte[24];
    random.nextBytes(bytes);
    var prefix =
        switch (kind) {
          case API -> "sbk_";
          case OWNER -> "sbo_";
          case WIDGET -> "sbw_";
        };
    return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  public static String hash(String key) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
