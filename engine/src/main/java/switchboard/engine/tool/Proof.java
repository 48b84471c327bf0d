package switchboard.engine.tool;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import switchboard.engine.customer.Customer.Card;
import switchboard.engine.customer.Customer.Details;
import switchboard.engine.privacy.Personal;

/// Whether what somebody says is what is on file of a customer. A name proves nothing alone: it is
/// what anybody with the telephone in their hand would know.
final class Proof {

  private static final Set<String> COMMON =
      Set.of("street", "road", "avenue", "lane", "drive", "court", "close", "flat", "apartment");

  private Proof() {}

  /// Name and e-mail, or name and address.
  static boolean holds(Card file, Details said) {
    boolean email = same(file.email(), said.email());
    return named(file, said) && (email || address(file.address(), said.address()));
  }

  private static boolean named(Card file, Details said) {
    return parts(file.name()).stream().anyMatch(parts(said.name())::contains);
  }

  private static boolean same(Optional<Personal> file, Optional<Personal> said) {
    var email = plain(file);
    return !email.isEmpty() && email.equals(plain(said));
  }

  /// The number of the house and a word of the street.
  private static boolean address(Optional<Personal> file, Optional<Personal> said) {
    var ours = parts(file);
    var theirs = parts(said);
    theirs.retainAll(ours);
    boolean number = theirs.stream().anyMatch(it -> it.chars().anyMatch(Character::isDigit));
    boolean word =
        theirs.stream().anyMatch(it -> it.length() > 3 && it.chars().allMatch(Character::isLetter));
    return number && word;
  }

  private static Set<String> parts(Optional<Personal> text) {
    return Stream.of(plain(text).split("[^\\p{L}\\p{N}]+"))
        .filter(it -> it.length() > 1 || it.chars().anyMatch(Character::isDigit))
        .filter(it -> !COMMON.contains(it))
        .collect(Collectors.toSet());
  }

  private static String plain(Optional<Personal> text) {
    return text.filter(it -> !it.erased())
        .map(it -> it.text().strip().toLowerCase(Locale.ROOT))
        .orElse("");
  }
}
