package switchboard.edge.ultravox;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// How Ultravox is reached, and who speaks there where a call does not say.
///
/// @param address of the API, without `/api`
/// @param promise how long it waits for a function before it is told to go on: nothing is said nor
///   heard there meanwhile
public record UltravoxSettings(
    URI address, String key, String model, Optional<String> voice, Duration promise) {

  public static final URI ADDRESS = URI.create("https://api.ultravox.ai");
  public static final String MODEL = "fixie-ai/ultravox";
  public static final Duration PROMISE = Duration.ofSeconds(1);

  boolean plain() {
    return "http".equals(address.getScheme());
  }

  @Override
  public String toString() {
    return "UltravoxSettings[" + address.getHost() + "]";
  }
}
