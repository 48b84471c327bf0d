package switchboard.edge.google;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Who we are at Google and where that is. Secrets stay out of `toString`.
///
/// @param base stands in for all of Google's hosts (the simulator)
/// @param serviceAccount the key file of the house's own account, as Google gave it
/// @param subject on whose behalf the house's account acts, where a domain allows that
/// @param clientId with `clientSecret` for owners who connect their own calendars
public record GoogleSettings(
    Optional<String> base,
    Optional<String> serviceAccount,
    Optional<String> subject,
    Optional<String> clientId,
    Optional<String> clientSecret) {

  public static final GoogleSettings NONE =
      new GoogleSettings(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /// `GOOGLE_API_BASE_URL`, `GOOGLE_SERVICE_ACCOUNT_JSON` (the key file's text, or its path),
  /// `GOOGLE_SERVICE_ACCOUNT_SUBJECT`, `GOOGLE_OAUTH_CLIENT_ID`, `GOOGLE_OAUTH_CLIENT_SECRET`.
  ///
  /// @throws IllegalArgumentException if the key file cannot be read
  public static GoogleSettings of(Map<String, String> env) {
    return new GoogleSettings(
        text(env, "GOOGLE_API_BASE_URL").map(it -> it.replaceFirst("/+$", "")),
        text(env, "GOOGLE_SERVICE_ACCOUNT_JSON").map(GoogleSettings::content),
        text(env, "GOOGLE_SERVICE_ACCOUNT_SUBJECT"),
        text(env, "GOOGLE_OAUTH_CLIENT_ID"),
        text(env, "GOOGLE_OAUTH_CLIENT_SECRET"));
  }

  private static String content(String textOrPath) {
    if (textOrPath.startsWith("{")) return textOrPath;
    try {
      return Files.readString(Path.of(textOrPath));
    } catch (IOException | InvalidPathException _) {
      throw new IllegalArgumentException(
          "GOOGLE_SERVICE_ACCOUNT_JSON must be the text of a key file, or the path of one");
    }
  }

  private static Optional<String> text(Map<String, String> env, String name) {
    return Optional.ofNullable(env.get(name)).map(String::strip).filter(it -> !it.isEmpty());
  }

  /// Whether owners can connect calendars of their own.
  public boolean offersConsent() {
    return clientId.isPresent() && clientSecret.isPresent();
  }

  String root() {
    return base.orElse("https://www.googleapis.com") + "/";
  }

  String tokenUri() {
    return base.orElse("https://oauth2.googleapis.com") + "/token";
  }

  String revokeUri() {
    return base.orElse("https://oauth2.googleapis.com") + "/revoke";
  }

  String consentUri() {
    return base.orElse("https://accounts.google.com") + "/o/oauth2/v2/auth";
  }

  @Override
  public String toString() {
    return "GoogleSettings[" + root() + "]";
  }
}
