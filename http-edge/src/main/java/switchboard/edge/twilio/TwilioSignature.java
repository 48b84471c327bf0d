package switchboard.edge.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Whether a request was signed with an account's auth token: HMAC-SHA1 over the URL as configured
/// at Twilio and, for a form, its sorted fields. Works on the bytes that came in. Which port the
/// URL was signed with is not settled, so the URL counts with its port, without one, and with the
/// default one. Comparisons take the same time wherever they differ.
public final class TwilioSignature {

  private static final Pattern URL =
      Pattern.compile(
          "(?<scheme>https?|wss?)://(?:[^/?#@]*@)?(?<host>\\[[^]]*]|[^/:?#]*)"
              + "(?::(?<port>[0-9]*))?(?<rest>[^#]*)(?:#.*)?",
          Pattern.DOTALL);

  private final byte[] token;

  public TwilioSignature(String token) {
    this.token = token.getBytes(UTF_8);
  }

  /// A form sent by POST. Twilio's libraries differ in what they do with a name sent twice: each
  /// value once in order, and all values as sent, both count.
  public boolean form(String url, TwilioForm form, String signature) {
    var each = form.fields().stream().distinct().sorted().toList();
    var all =
        form.fields().stream()
            .sorted((a, b) -> Arrays.compareUnsigned(a.name(), b.name()))
            .toList();
    return urls(url)
        .anyMatch(it -> Stream.of(each, all).distinct().anyMatch(f -> matches(it, f, signature)));
  }

  /// A GET request: the query is part of the URL.
  public boolean get(String url, String signature) {
    return urls(url).anyMatch(it -> matches(it, List.of(), signature));
  }

  /// Any other body, JSON for one: its hash stands in the signed query.
  public boolean body(String url, byte[] body, String signature) {
    var query = url.indexOf('?') < 0 ? "" : url.substring(url.indexOf('?') + 1);
    var told = TwilioForm.ofQuery(query).text("bodySHA256").orElse("");
    var same = MessageDigest.isEqual(sha256(body).getBytes(UTF_8), told.getBytes(UTF_8));
    return same && get(url, signature);
  }

  /// The handshake of a WebSocket: signed with or without a slash at the end, rarely as https.
  public boolean socket(String url, String signature) {
    var https = url.replaceFirst("^ws", "http");
    return Stream.of(url, url + "/", https, https + "/").anyMatch(it -> get(it, signature));
  }

  private boolean matches(String url, List<TwilioForm.Field> fields, String signature) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(token, "HmacSHA1"));
      mac.update(url.getBytes(UTF_8));
      for (var field : fields) {
        mac.update(field.name());
        mac.update(field.value());
      }
      var expected = Base64.getEncoder().encode(mac.doFinal());
      return MessageDigest.isEqual(expected, signature.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA1", e);
    }
  }

  private static Stream<String> urls(String url) {
    var parts = URL.matcher(url);
    if (!parts.matches()) return Stream.of(url);
    var without = parts.group("scheme") + "://" + parts.group("host");
    return Stream.of(given(parts), "", standard(parts))
        .distinct()
        .map(port -> without + port + parts.group("rest"));
  }

  private static String given(Matcher parts) {
    var port = parts.group("port");
    return port == null || port.isEmpty() ? "" : ":" + port;
  }

  private static String standard(Matcher parts) {
    return parts.group("scheme").endsWith("s") ? ":443" : ":80";
  }

  private static String sha256(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
