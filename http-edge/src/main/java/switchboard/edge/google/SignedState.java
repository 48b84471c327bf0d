package switchboard.edge.google;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import switchboard.edge.http.Json;
import switchboard.engine.privacy.Seals;
import switchboard.engine.scheduler.Grants;
import switchboard.engine.tenant.Tenants;

/// What an owner carries to Google and back: for which calendar they were asked, signed with a key
/// of the tenant, good for minutes and for one use.
record SignedState(Tenants tenants, Seals seals, Grants grants) {

  private static final int LONGEST = 2000;

  /// @param expires epoch seconds
  record Claims(String tenant, String resource, String calendar, String nonce, long expires) {}

  String sign(Claims claims) {
    var body = base64(Json.bytes(claims));
    return body + "." + hash(claims.tenant(), "state", body);
  }

  /// The secret that belongs to a state, never sent along with it.
  String verifier(Claims claims) {
    return hash(claims.tenant(), "verifier", claims.nonce());
  }

  /// Empty: forged, changed, too old, or used before.
  Optional<Claims> use(String state, Instant now) {
    var dot = state.indexOf('.');
    if (state.length() > LONGEST || dot < 1) return Optional.empty();
    var body = state.substring(0, dot);
    return claims(body)
        .filter(it -> tenants.byId(it.tenant()).isPresent())
        .filter(it -> same(hash(it.tenant(), "state", body), state.substring(dot + 1)))
        .filter(it -> it.expires() > now.getEpochSecond())
        .filter(it -> grants.use(it.nonce(), Instant.ofEpochSecond(it.expires()), now));
  }

  private static Optional<Claims> claims(String body) {
    try {
      var json = Base64.getUrlDecoder().decode(body);
      var claims = Json.MAPPER.readValue(json, Claims.class);
      var whole =
          claims != null
              && claims.tenant() != null
              && claims.resource() != null
              && claims.calendar() != null
              && claims.nonce() != null;
      return whole ? Optional.of(claims) : Optional.empty();
    } catch (JsonProcessingException | IllegalArgumentException _) {
      return Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private String hash(String tenant, String kind, String text) {
    return seals.hash(tenant, "google-" + kind, text).toCompletableFuture().join();
  }

  static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
