package switchboard.simulator.google;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// The token service: takes assertions signed by the service account, codes and refresh tokens, and
/// gives access tokens that last for an hour or until they are forgotten.
final class TokenDesk {

  static final String ACCOUNT = "calendar@switchboard.example";
  static final String CLIENT = "simulated-client";
  static final String SECRET = "simulated-secret";
  private static final String GOOGLE = "https://oauth2.googleapis.com/token";
  private static final String JWT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final KeyPair KEYS = keys();
  private final Map<String, Instant> access = new ConcurrentHashMap<>();
  private final Map<String, String> codes = new ConcurrentHashMap<>();
  private final Set<String> refresh = ConcurrentHashMap.newKeySet();
  private final AtomicInteger given = new AtomicInteger();
  private volatile boolean closed;

  /// How many access tokens have been given out.
  int given() {
    return given.get();
  }

  /// Access tokens given so far open nothing any more.
  void forget() {
    access.clear();
  }

  /// No permission holds any more, and none is given.
  void revoke(boolean all) {
    closed = all;
    if (all) forget();
  }

  boolean opens(Optional<String> bearer) {
    return bearer.map(access::get).filter(it -> it.isAfter(Instant.now())).isPresent();
  }

  /// A code as the consent page hands it out.
  ///
  /// @param challenge S256 of what the client will have to show
  String code(String challenge) {
    var code = "code-" + UUID.randomUUID();
    codes.put(code, challenge);
    return code;
  }

  /// The file an operator downloads for the service account.
  String accountFile(String tokenUri) {
    var key = Base64.getMimeEncoder().encodeToString(KEYS.getPrivate().getEncoded());
    var pem = "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n";
    var json = JsonNodeFactory.instance.objectNode();
    json.put("type", "service_account").put("project_id", "simulated");
    json.put("private_key_id", "1").put("private_key", pem);
    json.put("client_email", ACCOUNT).put("client_id", "1").put("token_uri", tokenUri);
    return json.toString();
  }

  Answer token(Map<String, String> form, String tokenUri) {
    if (closed) return Answer.refused(400, "invalid_grant");
    return switch (form.getOrDefault("grant_type", "")) {
      case JWT -> signed(form.getOrDefault("assertion", ""), tokenUri) ? granted() : bad();
      case "authorization_code" -> exchanged(form);
      case "refresh_token" -> client(form) && known(form) ? granted() : bad();
      default -> Answer.refused(400, "unsupported_grant_type");
    };
  }

  Answer revoke(Map<String, String> form) {
    return refresh.remove(form.getOrDefault("token", "")) ? Answer.NOTHING : bad();
  }

  private Answer exchanged(Map<String, String> form) {
    var challenge = codes.remove(form.getOrDefault("code", ""));
    if (challenge == null || !client(form)) return bad();
    if (!challenge.equals(s256(form.getOrDefault("code_verifier", "")))) return bad();
    var token = "refresh-" + UUID.randomUUID();
    refresh.add(token);
    var answer = granted();
    answer.json().put("refresh_token", token);
    return answer;
  }

  private boolean known(Map<String, String> form) {
    return refresh.contains(form.getOrDefault("refresh_token", ""));
  }

  private static boolean client(Map<String, String> form) {
    return CLIENT.equals(form.get("client_id")) && SECRET.equals(form.get("client_secret"));
  }

  private Answer granted() {
    var token = "access-" + UUID.randomUUID();
    access.put(token, Instant.now().plus(Duration.ofHours(1)));
    given.incrementAndGet();
    var json = JsonNodeFactory.instance.objectNode().put("access_token", token);
    return Answer.ok(json.put("token_type", "Bearer").put("expires_in", 3600));
  }

  private static Answer bad() {
    return Answer.refused(400, "invalid_grant");
  }

  private boolean signed(String assertion, String tokenUri) {
    var parts = assertion.split("\\.", -1);
    if (parts.length != 3) return false;
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(KEYS.getPublic());
      signature.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
      var claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
      return signature.verify(Base64.getUrlDecoder().decode(parts[2])) && sound(claims, tokenUri);
    } catch (GeneralSecurityException | IOException | IllegalArgumentException _) {
      return false;
    }
  }

  private static boolean sound(JsonNode claims, String tokenUri) {
    var now = Instant.now().getEpochSecond();
    var issued = claims.path("iat").asLong();
    var ends = claims.path("exp").asLong();
    return claims.path("iss").asText().equals(ACCOUNT)
        && Set.of(tokenUri, GOOGLE).contains(claims.path("aud").asText())
        && claims.path("scope").asText().contains("calendar")
        && issued <= now + 60
        && ends > now
        && ends - issued <= 3600;
  }

  private static String s256(String verifier) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair keys() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
