package switchboard.edge.twilio;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.Optional;

/// What the section `switchboard.edge` of the configuration says about Twilio.
///
/// @param apiBase stands in for Twilio's own address
/// @param askTimeout for an answer of the engine
/// @param requestTimeout for one request to Twilio
/// @param distressPause between two texts that tell an owner of lost callers
public record TwilioSettings(
    PublicUrl url,
    Optional<String> account,
    Optional<String> token,
    Optional<String> apiBase,
    Duration askTimeout,
    Duration requestTimeout,
    Duration distressPause) {

  /// @param edge the section `switchboard.edge`
  public static TwilioSettings of(Config edge) {
    var twilio = edge.getConfig("twilio");
    return new TwilioSettings(
        new PublicUrl(text(edge, "public-base-url")),
        text(twilio, "account-sid"),
        text(twilio, "auth-token"),
        text(twilio, "api-base-url"),
        twilio.getDuration("ask-timeout"),
        twilio.getDuration("request-timeout"),
        twilio.getDuration("distress-pause"));
  }

  public AuthTokens tokens() {
    return AuthTokens.single(account, token);
  }

  /// The token stays out of every log.
  @Override
  public String toString() {
    return "TwilioSettings[" + url + "]";
  }

  private static Optional<String> text(Config config, String path) {
    return config.hasPath(path)
        ? Optional.of(config.getString(path)).filter(it -> !it.isBlank())
        : Optional.empty();
  }
}
