package switchboard.edge.google;

import com.google.api.client.auth.oauth2.TokenResponseException;
import com.google.api.client.googleapis.auth.oauth2.GoogleAuthorizationCodeTokenRequest;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.UrlEncodedContent;
import com.google.api.client.json.gson.GsonFactory;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import switchboard.engine.privacy.Personal;

/// Asks the owner of a calendar at Google for the permission to read and write its events (OAuth 2,
/// with PKCE), and gives it back. Blocks: call on a virtual thread.
public final class GoogleConsent {

  private final GoogleSettings settings;
  private final GoogleTransport transport =
      new GoogleTransport(GoogleTransport.CONNECT, GoogleTransport.READ);

  public GoogleConsent(GoogleSettings settings) {
    this.settings = settings;
  }

  boolean offered() {
    return settings.offersConsent();
  }

  /// Where the owner is asked.
  ///
  /// @param back where Google sends them afterwards
  /// @param verifier a secret of ours that the permission can be had with
  URI page(String state, String verifier, URI back) {
    var query = new LinkedHashMap<String, String>();
    query.put("client_id", settings.clientId().orElse(""));
    query.put("redirect_uri", back.toString());
    query.put("response_type", "code");
    query.put("scope", GoogleAccounts.SCOPE);
    query.put("access_type", "offline");
    query.put("prompt", "consent");
    query.put("state", state);
    query.put("code_challenge", s256(verifier));
    query.put("code_challenge_method", "S256");
    return URI.create(settings.consentUri() + "?" + encoded(query));
  }

  /// What came of a code.
  sealed interface Exchanged {
    record Granted(Personal refresh) implements Exchanged {}

    record Refused() implements Exchanged {}

    record Unreachable() implements Exchanged {}
  }

  Exchanged exchange(String code, String verifier, URI back) {
    try {
      var token =
          new GoogleAuthorizationCodeTokenRequest(
                  transport,
                  GsonFactory.getDefaultInstance(),
                  settings.tokenUri(),
                  settings.clientId().orElse(""),
                  settings.clientSecret().orElse(""),
                  code,
                  back.toString())
              .set("code_verifier", verifier)
              .execute()
              .getRefreshToken();
      return token == null ? new Exchanged.Refused() : new Exchanged.Granted(Personal.of(token));
    } catch (TokenResponseException e) {
      return e.getStatusCode() < 500 ? new Exchanged.Refused() : new Exchanged.Unreachable();
    } catch (IOException _) {
      return new Exchanged.Unreachable();
    }
  }

  /// Gives a permission back, if Google can be reached.
  void revoke(Personal refresh) {
    try {
      transport
          .createRequestFactory()
          .buildPostRequest(
              new GenericUrl(settings.revokeUri()),
              new UrlEncodedContent(Map.of("token", refresh.text())))
          .setThrowExceptionOnExecuteError(false)
          .execute()
          .disconnect();
    } catch (IOException _) {
      // we forget it all the same
    }
  }

  private static String encoded(Map<String, String> query) {
    return query.entrySet().stream()
        .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static String s256(String verifier) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  static Optional<String> text(Map<String, String> query, String name) {
    return Optional.ofNullable(query.get(name)).filter(it -> !it.isBlank() && it.length() <= 2000);
  }
}
