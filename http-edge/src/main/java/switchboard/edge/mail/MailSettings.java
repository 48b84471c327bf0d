package switchboard.edge.mail;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the environment says about e-mail. `docs/configuration.md` lists every name.
///
/// @param from the address we write from
/// @param allowed addresses and domains that may be written to outside production
public record MailSettings(
    Mode mode,
    Optional<Smtp> smtp,
    Optional<SendGrid> sendGrid,
    Optional<String> from,
    Set<String> allowed) {

  private static final String DEFAULT_BASE = "https://api.sendgrid.com";

  public enum Mode {
    /// To whom it may concern.
    LIVE,
    /// Everything goes to a simulator on this machine.
    SIMULATOR,
    /// To those allowed and nobody else.
    ALLOWED_ONLY
  }

  public enum Security {
    NONE,
    STARTTLS,
    TLS
  }

  public record Smtp(
      String host, int port, Security security, Optional<String> user, Optional<String> password) {

    @Override
    public String toString() {
      return "Smtp[" + host + ":" + port + " " + security + "]";
    }
  }

  /// @param base without a slash at the end
  public record SendGrid(String key, String base) {

    @Override
    public String toString() {
      return "SendGrid[" + base + "]";
    }
  }

  public static final MailSettings NONE =
      new MailSettings(
          Mode.ALLOWED_ONLY, Optional.empty(), Optional.empty(), Optional.empty(), Set.of());

  public MailSettings {
    allowed = Set.copyOf(allowed);
    if (smtp.isPresent() && sendGrid.isPresent())
      throw bad("SMTP_HOST and SENDGRID_API_KEY: set one of them, not both.");
    if (mode == Mode.SIMULATOR && !hosts(smtp, sendGrid).allMatch(MailSettings::loopback))
      throw bad("SWITCHBOARD_MAIL=simulator needs a mail server on 127.0.0.1.");
  }

  /// @throws IllegalArgumentException naming the variable that cannot be used
  public static MailSettings of(Map<String, String> env) {
    return new MailSettings(
        mode(env), smtp(env), sendGrid(env), from(env), allowed(text(env, "MAIL_ALLOW_LIST")));
  }

  /// The same with a simulator's mail server in the place of any other.
  public MailSettings withSimulator(int port) {
    var server = new Smtp("127.0.0.1", port, Security.NONE, Optional.empty(), Optional.empty());
    var sender = from.or(() -> Optional.of("no-reply@switchboard.example"));
    return new MailSettings(Mode.SIMULATOR, Optional.of(server), Optional.empty(), sender, allowed);
  }

  /// Production is what says so and can be reached under an address of its own.
  private static Mode mode(Map<String, String> env) {
    var open = text(env, "PUBLIC_BASE_URL").filter(it -> it.startsWith("https://")).isPresent();
    return switch (text(env, "SWITCHBOARD_MAIL").orElse("").toLowerCase(Locale.ROOT)) {
      case "" -> Mode.ALLOWED_ONLY;
      case "simulator" -> Mode.SIMULATOR;
      case "live" -> {
        if (!open) throw bad("SWITCHBOARD_MAIL=live needs PUBLIC_BASE_URL with https.");
        yield Mode.LIVE;
      }
      default -> throw bad("SWITCHBOARD_MAIL must be live or simulator, or not set.");
    };
  }

  private static Optional<Smtp> smtp(Map<String, String> env) {
    var security = security(env);
    return text(env, "SMTP_HOST")
        .map(host -> {
          int port = port(env, security);
          var chosen = security.orElse(port == 465 ? Security.TLS : Security.STARTTLS);
          if (chosen == Security.NONE && !loopback(host))
            throw bad("SMTP_SECURITY=none is for a mail server on 127.0.0.1 only.");
          return new Smtp(host, port, chosen, text(env, "SMTP_USER"), text(env, "SMTP_PASSWORD"));
        });
  }

  private static int port(Map<String, String> env, Optional<Security> security) {
    var text = text(env, "SMTP_PORT");
    if (text.isEmpty()) return security.equals(Optional.of(Security.TLS)) ? 465 : 587;
    var port = text.get().matches("[0-9]{1,5}") ? Integer.parseInt(text.get()) : 0;
    if (port < 1 || port > 65_535) throw bad("SMTP_PORT must be a port from 1 to 65535.");
    return port;
  }

  private static Optional<Security> security(Map<String, String> env) {
    return text(env, "SMTP_SECURITY")
        .map(it ->
            switch (it.toLowerCase(Locale.ROOT)) {
              case "starttls" -> Security.STARTTLS;
              case "tls" -> Security.TLS;
              case "none" -> Security.NONE;
              default -> throw bad("SMTP_SECURITY must be starttls, tls or none.");
            });
  }

  private static Optional<SendGrid> sendGrid(Map<String, String> env) {
    var base = text(env, "SENDGRID_API_BASE_URL").orElse(DEFAULT_BASE).replaceAll("/+$", "");
    if (host(base).isEmpty()) throw bad("SENDGRID_API_BASE_URL is not an address.");
    return text(env, "SENDGRID_API_KEY").map(it -> new SendGrid(it, base));
  }

  private static Optional<String> from(Map<String, String> env) {
    var from = text(env, "MAIL_FROM");
    if (from.filter(Predicate.not(Addresses::valid)).isPresent())
      throw bad("MAIL_FROM must be an address such as calls@business.example.");
    return from;
  }

  private static Set<String> allowed(Optional<String> list) {
    return list.stream()
        .flatMap(it -> Stream.of(it.split("[,\\s]+")))
        .map(it -> it.strip().toLowerCase(Locale.ROOT).replaceFirst("^@", ""))
        .filter(it -> !it.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<String> hosts(Optional<Smtp> smtp, Optional<SendGrid> sendGrid) {
    return Stream.concat(
        smtp.stream().map(Smtp::host), sendGrid.stream().map(it -> host(it.base()).orElse("")));
  }

  private static Optional<String> host(String address) {
    try {
      return Optional.ofNullable(URI.create(address).getHost());
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static boolean loopback(String host) {
    return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d+){3}");
  }

  private static Optional<String> text(Map<String, String> env, String name) {
    return Optional.ofNullable(env.get(name)).map(String::strip).filter(it -> !it.isEmpty());
  }

  private static IllegalArgumentException bad(String message) {
    return new IllegalArgumentException(message);
  }
}
