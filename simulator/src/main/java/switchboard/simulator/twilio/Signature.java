package switchboard.simulator.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The proof that a request comes from Twilio, as it stands in `X-Twilio-Signature`.
public final class Signature {

  public static final String HEADER = "X-Twilio-Signature";

  /// Which half of Twilio signs: over HTTPS, voice leaves the port out and messaging keeps it.
  public enum Product {
    VOICE,
    MESSAGING
  }

  private static final Pattern URL =
      Pattern.compile("(?<scheme>[a-z]+)://(?:[^@/?#]*@)?(?<host>[^/?#]*)(?<rest>[^#]*)(?:#.*)?");

  private Signature() {}

  /// Over a form sent to `url`; over a GET, with no fields and the query in `url`.
  public static String of(Account account, String url, Form form) {
    var data = new StringBuilder(url);
    form.fields().forEach((name, value) -> data.append(name).append(value));
    return hmac(account.authToken(), data.toString());
  }

  /// The address as it is signed: no user, no fragment, and for voice over HTTPS no port.
  public static String signable(String url, Product product) {
    var parts = URL.matcher(url);
    if (!parts.matches()) throw new IllegalArgumentException("not an absolute URL");
    var host = parts.group("host");
    var bare = product == Product.VOICE && parts.group("scheme").equals("https");
    return parts.group("scheme")
        + "://"
        + (bare ? host.replaceFirst(":\\d+$", "") : host)
        + parts.group("rest");
  }

  /// The address to which a JSON body is sent: with the body's hash in its query.
  public static String withBodyHash(String url, byte[] body) {
    return url + (url.contains("?") ? "&" : "?") + "bodySHA256=" + sha256(body);
  }

  private static String sha256(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hmac(String key, String data) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(data.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
