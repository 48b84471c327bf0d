package switchboard.simulator.twilio;

import java.util.Map;

/// One end of a call or a text, as Twilio describes it: a number, and where it is registered. The
/// place is blank where Twilio knows none.
public record Party(String number, String city, String state, String zip, String country) {

  private static final Map<String, Party> PLACES =
      Map.of(
          "+1316", new Party("", "WICHITA", "KS", "67202", "US"),
          "+1785", new Party("", "TOPEKA", "KS", "66603", "US"),
          "+1913", new Party("", "KANSAS CITY", "KS", "66101", "US"),
          "+1620", new Party("", "HUTCHINSON", "KS", "67501", "US"));

  private static final Party NOWHERE = new Party("", "", "", "", "");

  /// A number, in the place its area code stands for.
  public static Party of(String number) {
    var bare = number.replaceFirst("^whatsapp:", "");
    var place = PLACES.getOrDefault(bare.length() < 5 ? bare : bare.substring(0, 5), NOWHERE);
    return new Party(number, place.city, place.state, place.zip, place.country);
  }

  /// Somebody who does not show their number.
  public static Party withheld() {
    return of("anonymous");
  }

  /// The fields `FromCity`, `FromState` and so on, for `role` = `From`.
  Form place(String role) {
    return Form.of(
        Map.of(
            role + "City",
            city,
            role + "State",
            state,
            role + "Zip",
            zip,
            role + "Country",
            country));
  }

  @Override
  public String toString() {
    return "Party[" + country + "]";
  }
}
