package switchboard.engine.notice;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import switchboard.engine.Phone;
import switchboard.engine.outbound.Matter;
import switchboard.engine.outbound.Purpose;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Profile;

/// What those hear and read who were called and not reached, and what the owner reads of it.
/// Nothing that a stranger who listens should not hear.
///
/// @param profile in whose language it is said
public record OutboundNotices(Profile profile) {

  private static final int LONGEST = 120;

  /// Left on a machine.
  public String machine(Purpose.Kind kind) {
    return switch (kind) {
      case CALL_BACK -> say("outbound-machine", values());
      case REMINDER -> say("outbound-machine-reminder", values());
    };
  }

  /// To the customer, by text.
  public String missed() {
    return say("outbound-missed", values());
  }

  /// To the owner: nobody was reached.
  ///
  /// @param page where it can be read of
  public String owner(Matter it, int tries, Optional<String> page, boolean linkOnly) {
    var values = values(it, linkOnly);
    values.put("count", Integer.toString(tries));
    page.ifPresent(at -> values.put("page", at));
    return say("outbound-owner", values);
  }

  /// What the owner still has to do then.
  public String task(Matter it) {
    return say("outbound-task", values(it, false));
  }

  private Map<String, String> values(Matter it, boolean linkOnly) {
    var values = values();
    var words = Sentences.in(profile.language());
    values.put("name", plain(it.name()).orElseGet(() -> words.word("somebody")));
    values.put("phone", it.phone().erased() ? words.word("no-number") : it.phone().text());
    if (!linkOnly)
      plain(it.purpose().what()).ifPresent(what -> values.put("what", Notices.cut(what, LONGEST)));
    return values;
  }

  private static Optional<String> plain(Optional<Personal> it) {
    return it.filter(one -> !one.erased()).map(Personal::text);
  }

  private Map<String, String> values() {
    var values = new HashMap<String, String>();
    values.put("business", profile.name());
    profile.numbers().stream()
        .findFirst()
        .map(Phone::e164)
        .ifPresent(it -> values.put("number", it));
    return values;
  }

  private String say(String key, Map<String, String> values) {
    return Sentences.in(profile.language()).say(key, values);
  }
}
