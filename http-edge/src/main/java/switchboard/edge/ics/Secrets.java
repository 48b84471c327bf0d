package switchboard.edge.ics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import switchboard.engine.feed.CalendarFeeds.Feed;
import switchboard.engine.tenant.Keys;

/// The secrets in the addresses of calendars. Each is derived from a key of this installation, so
/// it can be shown again without being kept; what is kept is a hash, which is also how one is
/// looked up: nobody learns from the time it takes how near a guess came.
public final class Secrets {

  /// As long as 256 bits are in Base64.
  static final int LENGTH = 43;

  private final byte[] key;

  /// @param key of this purpose alone, at least 32 random bytes, the same on every node
  public Secrets(byte[] key) {
    if (key.length < 32) throw new IllegalArgumentException("the key is too short");
    this.key = key.clone();
  }

  String secret(String tenant, Optional<String> resource, int version) {
    var name = "ics\0" + tenant + '\0' + resource.orElse("") + '\0' + version;
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(name.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String hash(String tenant, Optional<String> resource, int version) {
    return Keys.hash(secret(tenant, resource, version));
  }

  /// The secret of a feed; empty if it has none, or one made with another key.
  Optional<String> of(Feed feed) {
    var secret = secret(feed.tenant(), feed.resource(), feed.version());
    return feed.hash().filter(Keys.hash(secret)::equals).map(_ -> secret);
  }
}
