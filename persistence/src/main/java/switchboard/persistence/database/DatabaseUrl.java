package switchboard.persistence.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a PostgreSQL database is and who we are there. `jdbc` holds neither user nor password, and
/// `toString` shows no password.
public record DatabaseUrl(String jdbc, String user, String password) {

  private static final String FORMS =
      "expected postgresql://user:password@host:5432/database or jdbc:postgresql://host/database";

  /// What libpq calls differently from the JDBC driver.
  private static final Map<String, String> LIBPQ =
      Map.of("connect_timeout", "connectTimeout", "application_name", "ApplicationName");

  /// Understands `postgresql://`, `postgres://` and `jdbc:postgresql://`, with several hosts too.
  ///
  /// @throws IllegalArgumentException saying what is wrong, without the password
  public static DatabaseUrl parse(String text) {
    var url = text.strip();
    if (url.startsWith("jdbc:")) url = url.substring("jdbc:".length());
    if (!url.startsWith("postgresql://") && !url.startsWith("postgres://"))
      throw new IllegalArgumentException("not the URL of a PostgreSQL database; " + FORMS);
    return of(uri(url));
  }

  private static DatabaseUrl of(URI uri) {
    var authority = Optional.ofNullable(uri.getRawAuthority()).orElse("");
    int at = authority.lastIndexOf('@');
    var login = at < 0 ? "" : authority.substring(0, at);
    var hosts = authority.substring(at + 1);
    if (hosts.isEmpty()) hosts = "localhost";
    if (uri.getRawPath().length() < 2)
      throw new IllegalArgumentException("the database URL names no database; " + FORMS);
    var options = options(uri.getRawQuery());
    int colon = login.indexOf(':');
    var user = decode(colon < 0 ? login : login.substring(0, colon));
    var password = colon < 0 ? "" : decode(login.substring(colon + 1));
    var named = Optional.ofNullable(options.remove("user")).orElse(user);
    var secret = Optional.ofNullable(options.remove("password")).orElse(password);
    var jdbc = "jdbc:postgresql://" + hosts + uri.getRawPath();
    return new DatabaseUrl(
        jdbc + query(options), named.isEmpty() ? System.getProperty("user.name") : named, secret);
  }

  /// The same with an option, unless it is set already.
  public DatabaseUrl withDefault(String option, String value) {
    int question = jdbc.indexOf('?');
    var options = options(question < 0 ? null : jdbc.substring(question + 1));
    options.putIfAbsent(option, value);
    var base = question < 0 ? jdbc : jdbc.substring(0, question);
    return new DatabaseUrl(base + query(options), user, password);
  }

  private static URI uri(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      // the input, and with it the password, must not get into the message
      throw new IllegalArgumentException(
          "the database URL has a character that must be percent-encoded at position %d; %s"
              .formatted(e.getIndex(), FORMS));
    }
  }

  private static Map<String, String> options(@Nullable String query) {
    var options = new LinkedHashMap<String, String>();
    if (query == null || query.isEmpty()) return options;
    for (var pair : query.split("&")) {
      int equals = pair.indexOf('=');
      var name = decode(equals < 0 ? pair : pair.substring(0, equals));
      options.put(
          LIBPQ.getOrDefault(name, name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
    }
    return options;
  }

  private static String query(Map<String, String> options) {
    if (options.isEmpty()) return "";
    return options.entrySet().stream()
        .map(it -> encode(it.getKey()) + "=" + encode(it.getValue()))
        .collect(joining("&", "?", ""));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }

  @Override
  public String toString() {
    return jdbc.replaceAll("\\?.*", "") + " as " + user;
  }
}
