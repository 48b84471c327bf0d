package switchboard.engine.notice;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import switchboard.engine.tenant.Maintenance.Contractor;
import switchboard.engine.tenant.Profile;
import switchboard.engine.ticket.Need;

/// The texts a business sends about repairs. They fit into one message where they can.
public record RepairNotices(Profile profile) {

  private static final int LONGEST = 60;

  /// To whoever reported it.
  ///
  /// @param contractor whom to call in an emergency
  public String opened(Need it, Optional<Contractor> contractor) {
    var values = values(it);
    contractor.ifPresent(one -> {
      values.put("contractor", cut(one.name()));
      values.put("number", one.phone().text());
    });
    return say(it.emergency() ? "repair-emergency" : "repair-opened", values);
  }

  /// To whoever reported it.
  public String resolved(Need it) {
    return say("repair-resolved", values(it));
  }

  /// To the property's manager.
  public String manager(
      Need it, Optional<String> address, Optional<String> name, Optional<String> phone) {
    var values = values(it);
    address.ifPresent(where -> values.put("address", cut(where)));
    values.put("name", cut(name.orElseGet(() -> sentences().word("somebody"))));
    values.put("phone", phone.orElseGet(() -> sentences().word("no-number")));
    return say("repair-manager", values);
  }

  /// To the landlord: an emergency.
  public String landlord(Need it, Optional<String> address) {
    var values = values(it);
    address.ifPresent(where -> values.put("address", cut(where)));
    return say("repair-landlord", values);
  }

  private Map<String, String> values(Need it) {
    var values = new HashMap<String, String>();
    values.put("business", cut(profile.name()));
    values.put("category", it.category());
    values.put("urgency", capital(it.urgency().name().toLowerCase(Locale.ROOT)));
    values.put("need", it.text().erased() ? sentences().word("repair") : cut(it.text().text()));
    return values;
  }

  private Sentences sentences() {
    return Sentences.in(profile.language());
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private String say(String key, Map<String, String> values) {
    return sentences().say(key, values);
  }

  private static String cut(String text) {
    var plain = text.strip().replaceAll("\\s+", " ");
    if (plain.codePointCount(0, plain.length()) <= LONGEST) return plain;
    return plain.substring(0, plain.offsetByCodePoints(0, LONGEST - 3)).strip() + "...";
  }
}
