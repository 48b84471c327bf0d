package switchboard.edge.mail;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import switchboard.engine.change.Priority;
import switchboard.engine.change.Via;
import switchboard.engine.message.Kind;
import switchboard.engine.message.Letter;
import switchboard.engine.tenant.Profile;

/// Writes to the business about a change that was asked for; what is urgent says so in the subject.
/// Pure: the same notice gives the same letter.
///
/// @param templates to fill
public record ChangeMail(Templates templates) {

  /// All there is to say.
  ///
  /// @param need in the customer's words
  /// @param job what it belongs to and how that stands
  /// @param link where it is worked on
  public record Notice(
      String tenant,
      String change,
      String customer,
      Optional<String> name,
      Optional<String> phone,
      Optional<String> email,
      Optional<String> need,
      Optional<String> job,
      Priority priority,
      Via via,
      Optional<String> link,
      Instant at) {

    /// One for each change, however often it is asked for.
    public String id() {
      return "mail:change:" + change;
    }
  }

  /// To whoever the business has its alerts sent to.
  public Letter letter(Notice it, Profile profile) {
    var rendered = templates.render("change-request", values(it, profile));
    return Letter.mail(
            it.tenant(),
            it.id(),
            Kind.ALERT,
            it.customer(),
            rendered.text(),
            rendered.mail(List.of()),
            it.at())
        .toOwner();
  }

  private static Map<String, String> values(Notice it, Profile profile) {
    var values = new HashMap<>(AppointmentMail.business(profile));
    it.name().ifPresent(text -> values.put("contact_name", text));
    it.phone().ifPresent(text -> values.put("contact_phone", text));
    it.email().ifPresent(text -> values.put("contact_email", text));
    it.need().ifPresent(text -> values.put("need", text));
    it.job().ifPresent(text -> values.put("job", text));
    it.link().ifPresent(text -> values.put("link", text));
    values.put("priority", it.priority().name().toLowerCase(Locale.ROOT));
    if (it.priority() == Priority.URGENT) values.put("urgent", "URGENT");
    values.put("via", via(it.via()));
    values.put("time", Times.at(profile, it.at()));
    return values;
  }

  private static String via(Via via) {
    return switch (via) {
      case VOICE -> "by telephone";
      case WEB -> "on the web";
      case EMAIL -> "by e-mail";
    };
  }
}
