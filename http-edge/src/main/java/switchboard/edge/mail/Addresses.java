package switchboard.edge.mail;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Addresses of e-mail: which are some, and which nobody can have.
final class Addresses {

  private static final Pattern SHAPE =
      Pattern.compile(
          "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
              + "@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)*"
              + "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

  /// Kept for examples and tests (RFC 2606, RFC 6761): no mail must ever go there.
  private static final Set<String> FICTIONAL =
      Set.of(
          "example", "test", "invalid", "localhost", "example.com", "example.net", "example.org");

  private Addresses() {}

  static boolean valid(String address) {
    var at = address.lastIndexOf('@');
    return address.length() <= 254 && at <= 64 && SHAPE.matcher(address).matches();
  }

  static boolean fictional(String address) {
    return within(domain(address), FICTIONAL);
  }

  /// Whether the address itself, its domain, or a domain that one belongs to is among them.
  static boolean among(String address, Set<String> allowed) {
    return allowed.contains(address.toLowerCase(Locale.ROOT)) || within(domain(address), allowed);
  }

  static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }

  private static boolean within(String domain, Set<String> domains) {
    return Stream.iterate(domain, it -> !it.isEmpty(), Addresses::parent)
        .anyMatch(domains::contains);
  }

  private static String parent(String domain) {
    var dot = domain.indexOf('.');
    return dot < 0 ? "" : domain.substring(dot + 1);
  }
}
