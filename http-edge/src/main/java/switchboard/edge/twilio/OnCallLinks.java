package switchboard.edge.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Where the network turns to about a call to somebody on call. Each address is good for one step
/// of one alert, for a while, and cannot be made by anybody else.
public final class OnCallLinks {

  /// Told what somebody answered, pressed, and how it ended.
  public enum Path {
    ANSWERED("/twilio/alert"),
    KEY("/twilio/alert/key"),
    ENDED("/twilio/alert/status"),

    /// The same of a caller who is put through.
    STAFF_ANSWERED("/twilio/handoff"),
    STAFF_KEY("/twilio/handoff/key"),
    STAFF_ENDED("/twilio/handoff/status"),
    /// What whoever took the call hears until they are joined, and once they are not any more.
    STAFF_WAITS("/twilio/handoff/wait"),
    STAFF_LEFT("/twilio/handoff/left"),

    /// The same of somebody the business calls by itself.
    OUTBOUND_ANSWERED("/twilio/outbound"),
    OUTBOUND_ENDED("/twilio/outbound/status");

    final String path;

    Path(String path) {
      this.path = path;
    }
  }

  /// What somebody is called for, with where the network tells of the call.
  public enum Kind {
    ALERT(Path.ANSWERED, Path.ENDED),
    STAFF(Path.STAFF_ANSWERED, Path.STAFF_ENDED),
    OUTBOUND(Path.OUTBOUND_ANSWERED, Path.OUTBOUND_ENDED);

    private final Path answered;
    private final Path ended;

    Kind(Path answered, Path ended) {
      this.answered = answered;
      this.ended = ended;
    }

    public Path answered() {
      return answered;
    }

    public Path ended() {
      return ended;
    }
  }

  /// What an address is about.
  ///
  /// @param until when it ends
  public record About(String tenant, String alert, int step, Instant until) {}

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SIGNED = 32;

  private final byte[] key;

  /// @param key secret bytes, used for nothing else
  public OnCallLinks(byte[] key) {
    this.key = key.clone();
  }

  /// The address without scheme and host.
  public String to(Path path, About it) {
    return path.path
        + "?tenant="
        + encoded(it.tenant())
        + "&alert="
        + encoded(it.alert())
        + "&step="
        + it.step()
        + "&until="
        + it.until().getEpochSecond()
        + "&token="
        + token(it);
  }

  /// What a webhook that came by such an address is about; empty if nobody here made it, or its
  /// time is over.
  Optional<About> read(TwilioForm query, Instant now) {
    var tenant = query.text("tenant");
    var alert = query.text("alert");
    var step = query.count("step");
    var until = query.text("until").filter(it -> it.matches("[0-9]{1,12}")).map(Long::parseLong);
    if (tenant.isEmpty() || alert.isEmpty() || step.isEmpty() || until.isEmpty())
      return Optional.empty();
    var it =
        new About(tenant.get(), alert.get(), step.getAsInt(), Instant.ofEpochSecond(until.get()));
    var told = query.text("token").orElse("").getBytes(UTF_8);
    boolean ours = MessageDigest.isEqual(told, token(it).getBytes(UTF_8));
    return ours && now.isBefore(it.until()) ? Optional.of(it) : Optional.empty();
  }

  private String token(About it) {
    var text =
        String.join(
            "|",
            it.tenant(),
            it.alert(),
            Integer.toString(it.step()),
            Long.toString(it.until().getEpochSecond()));
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8))).substring(0, SIGNED);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
