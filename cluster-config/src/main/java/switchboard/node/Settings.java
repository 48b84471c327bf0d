package switchboard.node;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What the environment says, read once. `docs/configuration.md` lists every name.
///
/// @param home where an embedded node keeps its database and keys
/// @param databaseUrl empty: the embedded PostgreSQL
/// @param publicBaseUrl what callers of webhooks see, without a slash at the end
/// @param seeds `host:port` of the nodes to join; empty: a cluster of one
/// @param others the whole environment, for the parts of the node that read their own of it
public record Settings(
    Path home,
    Optional<String> databaseUrl,
    Optional<String> publicBaseUrl,
    String host,
    int httpPort,
    Optional<String> twilioAccount,
    Optional<String> twilioToken,
    Optional<URI> twilioApi,
    Optional<String> adminKey,
    Optional<String> masterKey,
    String nodeHost,
    int nodePort,
    List<String> seeds,
    Map<String, String> others) {

  /// Thrown for a value that cannot be used; the message says which and what to do.
  public static final class BadSetting extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadSetting(String message) {
      super(message);
    }
  }

  public static Settings of(Map<String, String> env) {
    return new Settings(
        Path.of(env.getOrDefault("SWITCHBOARD_HOME", ".switchboard")),
        text(env, "DATABASE_URL"),
        text(env, "PUBLIC_BASE_URL").map(Settings::base),
        env.getOrDefault("SWITCHBOARD_HTTP_HOST", "127.0.0.1"),
        port(env, "SWITCHBOARD_HTTP_PORT", 8080),
        text(env, "TWILIO_ACCOUNT_SID"),
        text(env, "TWILIO_AUTH_TOKEN"),
        text(env, "TWILIO_API_BASE_URL").map(it -> uri("TWILIO_API_BASE_URL", it)),
        text(env, "ADMIN_API_KEY"),
        text(env, "SWITCHBOARD_MASTER_KEY"),
        env.getOrDefault("SWITCHBOARD_NODE_HOST", "127.0.0.1"),
        port(env, "SWITCHBOARD_NODE_PORT", 0),
        text(env, "SWITCHBOARD_SEEDS").stream()
            .flatMap(it -> Stream.of(it.split(",")))
            .map(String::strip)
            .filter(it -> !it.isEmpty())
            .toList(),
        Map.copyOf(env));
  }

  private static Optional<String> text(Map<String, String> env, String name) {
    return Optional.ofNullable(env.get(name)).map(String::strip).filter(it -> !it.isEmpty());
  }

  /// What the environment says under a name, if anything.
  public Optional<String> text(String name) {
    return text(others, name);
  }

  /// A port under a name of its own.
  public int port(String name, int otherwise) {
    return port(others, name, otherwise);
  }

  private static int port(Map<String, String> env, String name, int otherwise) {
    var text = text(env, name);
    if (text.isEmpty()) return otherwise;
    if (!text.get().matches("[0-9]{1,5}") || Integer.parseInt(text.get()) > 65_535)
      throw new BadSetting(name + " must be a port from 0 to 65535.");
    return Integer.parseInt(text.get());
  }

  private static String base(String url) {
    var uri = uri("PUBLIC_BASE_URL", url);
    if (uri.getHost() == null || uri.getScheme() == null || !uri.getScheme().startsWith("http"))
      throw new BadSetting(
          "PUBLIC_BASE_URL must be an http or https address, such as https://calls.example.com.");
    return url.replaceAll("/+$", "");
  }

  private static URI uri(String name, String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new BadSetting(name + " is not an address.");
    }
  }

  public Settings withHttpPort(int port) {
    if (port > 65_535) throw new BadSetting("The port must be from 0 to 65535.");
    return new Settings(
        home,
        databaseUrl,
        publicBaseUrl,
        host,
        port,
        twilioAccount,
        twilioToken,
        twilioApi,
        adminKey,
        masterKey,
        nodeHost,
        nodePort,
        seeds,
        others);
  }

  public Settings withPublicBaseUrl(String url) {
    return new Settings(
        home,
        databaseUrl,
        Optional.of(base(url)),
        host,
        httpPort,
        twilioAccount,
        twilioToken,
        twilioApi,
        adminKey,
        masterKey,
        nodeHost,
        nodePort,
        seeds,
        others);
  }

  public Settings withHome(Path home) {
    return new Settings(
        home,
        databaseUrl,
        publicBaseUrl,
        host,
        httpPort,
        twilioAccount,
        twilioToken,
        twilioApi,
        adminKey,
        masterKey,
        nodeHost,
        nodePort,
        seeds,
        others);
  }

  /// The same with something else in the environment.
  public Settings with(String name, String value) {
    var more = new HashMap<>(others);
    more.put(name, value);
    return new Settings(
        home,
        databaseUrl,
        publicBaseUrl,
        host,
        httpPort,
        twilioAccount,
        twilioToken,
        twilioApi,
        adminKey,
        masterKey,
        nodeHost,
        nodePort,
        seeds,
        Map.copyOf(more));
  }

  /// What a part of the node reads from the environment itself.
  ///
  /// @throws BadSetting in its words
  public <T> T read(Function<Map<String, String>, T> reading) {
    try {
      return reading.apply(others);
    } catch (IllegalArgumentException e) {
      throw new BadSetting(String.valueOf(e.getMessage()));
    }
  }

  /// The same with a Twilio account that lives elsewhere than in the environment: the simulator's.
  public Settings withTwilio(String account, String token, URI api) {
    return new Settings(
        home,
        databaseUrl,
        publicBaseUrl,
        host,
        httpPort,
        Optional.of(account),
        Optional.of(token),
        Optional.of(api),
        adminKey,
        masterKey,
        nodeHost,
        nodePort,
        seeds,
        others);
  }
}
