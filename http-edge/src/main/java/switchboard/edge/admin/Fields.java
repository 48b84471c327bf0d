package switchboard.edge.admin;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import switchboard.edge.access.BadParameter;
import switchboard.engine.Phone;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Limits;
import switchboard.engine.tenant.Rollout;

/// Checks the fields of a business one by one; each that will not do is a [BadParameter].
final class Fields {

  private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\",;]{1,64}@[^\\s@<>\",;]{3,250}");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\x{d800}-\\x{dfff}]");
  private static final int MOST_NUMBERS = 50;

  private Fields() {}

  static <T> T required(String field, Optional<T> value) {
    return value.orElseThrow(() -> new BadParameter(field, field + " is missing."));
  }

  /// One line of text.
  static String line(String field, String text, int longest) {
    var line = text.strip();
    if (line.isEmpty() || line.length() > longest || CONTROL.matcher(line).find())
      throw new BadParameter(
          field, field + " must be one line of 1 to " + longest + " characters.");
    return line;
  }

  static String address(String text) {
    return text.isBlank() ? "" : line("address", text, 500);
  }

  static ZoneId zone(String text) {
    try {
      if (ZoneId.getAvailableZoneIds().contains(text)) return ZoneId.of(text);
      throw new DateTimeException("not a place");
    } catch (DateTimeException _) {
      throw new BadParameter("zone", "zone must be an IANA time zone such as America/New_York.");
    }
  }

  static String country(String text) {
    if (Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(text)) return text;
    throw new BadParameter("country", "country must be an ISO 3166 code such as US.");
  }

  static String currency(String text) {
    var known = Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode);
    if (known.anyMatch(text::equals)) return text;
    throw new BadParameter("currency", "currency must be an ISO 4217 code such as USD.");
  }

  static String language(String text) {
    if (LANGUAGE.matcher(text).matches()) return text;
    throw new BadParameter("language", "language must be a tag such as en-US.");
  }

  static List<Phone> numbers(List<String> texts) {
    if (texts.size() > MOST_NUMBERS)
      throw new BadParameter("numbers", "numbers must be at most " + MOST_NUMBERS + ".");
    return IntStream.range(0, texts.size())
        .mapToObj(i -> phone("numbers." + i, texts.get(i)))
        .distinct()
        .toList();
  }

  static Rollout rollout(Rollout it) {
    it.vendor().ifPresent(one -> vendor("rollout.vendor", one));
    for (int i = 0; i < it.allowed().size(); i++)
      vendor("rollout.allowed." + i, it.allowed().get(i));
    percent("rollout.percent", it.percent());
    percent("rollout.relay", it.relay());
    return it;
  }

  private static void vendor(String field, String name) {
    if (Rollout.VENDORS.contains(name)) return;
    var all = String.join(", ", Rollout.VENDORS);
    throw new BadParameter(field, field + " must be one of: " + all + ".");
  }

  private static void percent(String field, int it) {
    if (it < 0 || it > 100)
      throw new BadParameter(field, field + " must be a whole number from 0 to 100.");
  }

  static Limits limits(Limits it) {
    if (it.calls() >= 1) return it;
    throw new BadParameter("limits.calls", "limits.calls must be at least 1.");
  }

  static Personal alertPhone(String text) {
    return new Personal(phone("ownerPhone", text).e164());
  }

  static Personal alertEmail(String text) {
    if (EMAIL.matcher(text).matches()) return new Personal(text);
    throw new BadParameter("ownerEmail", "ownerEmail must be an e-mail address.");
  }

  /// Only E.164: whoever sets up a number has it in this form.
  private static Phone phone(String field, String text) {
    try {
      return new Phone(text);
    } catch (IllegalArgumentException | NullPointerException _) {
      throw new BadParameter(field, "A number must be written like +15555550100.");
    }
  }
}
