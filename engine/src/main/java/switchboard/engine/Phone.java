package switchboard.engine;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A telephone number in E.164 form (ITU-T E.164: `+`, country code, at most 15 digits). Its
/// `toString` shows only the last two digits, so that it may stand in a log.
public record Phone(@JsonValue String e164) {

  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{4,14}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Phone {
    if (!E164.matcher(e164).matches()) throw new IllegalArgumentException("not an E.164 number");
  }

  /// The number somebody wrote or dialled, as understood in `country` (ISO 3166 alpha-2). Empty for
  /// anything that cannot be a number, withheld callers (`anonymous`, `+266696687`) included.
  public static Optional<Phone> of(@Nullable String text, String country) {
    if (text == null || text.length() > 40 || text.strip().equals("+266696687"))
      return Optional.empty();
    try {
      var number = PhoneNumberUtil.getInstance().parse(text.strip(), country);
      if (!PhoneNumberUtil.getInstance().isPossibleNumber(number)) return Optional.empty();
      var e164 = PhoneNumberUtil.getInstance().format(number, PhoneNumberFormat.E164);
      return E164.matcher(e164).matches() ? Optional.of(new Phone(e164)) : Optional.empty();
    } catch (NumberParseException _) {
      return Optional.empty();
    }
  }

  /// Of which country it is, ISO 3166 alpha-2; empty where that cannot be told.
  public Optional<String> country() {
    try {
      var util = PhoneNumberUtil.getInstance();
      var region = util.getRegionCodeForNumber(util.parse(e164, "ZZ"));
      return Optional.ofNullable(region).filter(it -> it.matches("[A-Z]{2}"));
    } catch (NumberParseException _) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "…" + e164.substring(e164.length() - 2);
  }
}
