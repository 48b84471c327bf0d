package switchboard.edge.mail;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import switchboard.edge.ics.Calendars;
import switchboard.edge.ics.Calendars.Method;
import switchboard.edge.ics.Entry;
import switchboard.engine.calendar.Slot;
import switchboard.engine.message.About;
import switchboard.engine.message.Attachment;
import switchboard.engine.message.Kind;
import switchboard.engine.message.Letter;
import switchboard.engine.tenant.Profile;

/// Writes to a customer about an appointment, with a file that keeps their calendar right. Pure:
/// the same notice gives the same letter.
public final class AppointmentMail {

  public enum What {
    CONFIRMED("appointment-confirmed", Kind.CONFIRMATION),
    MOVED("appointment-moved", Kind.CHANGE),
    CANCELLED("appointment-cancelled", Kind.CANCELLATION),
    REMINDER("appointment-reminder", Kind.REMINDER);

    private final String template;
    private final Kind kind;

    What(String template, Kind kind) {
      this.template = template;
      this.kind = kind;
    }
  }

  /// All there is to say.
  ///
  /// @param revision counts the appointment's changes; part of the letter's id
  /// @param service its name
  /// @param person who comes or receives, if that is worth telling
  /// @param before the time it was moved from
  /// @param note what to prepare or to keep in mind
  /// @param link where the customer can change it
  /// @param at when the cause of it happened
  public record Notice(
      What what,
      String tenant,
      String appointment,
      int revision,
      String customer,
      Optional<String> name,
      String email,
      String service,
      Slot slot,
      Optional<Instant> before,
      Optional<String> person,
      Optional<String> place,
      Optional<String> note,
      Optional<URI> link,
      Instant at) {

    /// One for each change of the appointment, however often it is asked for.
    public String id() {
      return "mail:" + what + ":" + appointment + ":" + revision;
    }
  }

  private final Templates templates;
  private final Optional<String> from;

  /// @param from the address that invitations come from; without one no file goes along
  public AppointmentMail(Templates templates, Optional<String> from) {
    this.templates = templates;
    this.from = from;
  }

  /// @param profile the business as it speaks to the customer
  public Letter letter(Notice notice, Profile profile) {
    var template = templates.shipped(notice.what().template, profile.language());
    return letter(notice, profile, template);
  }

  /// With another template than the one that comes with the house.
  public Letter letter(Notice notice, Profile profile, Template template) {
    var rendered = templates.render(template, values(notice, profile));
    return Letter.mail(
            notice.tenant(),
            notice.id(),
            notice.what().kind,
            notice.customer(),
            rendered.text(),
            rendered.mail(files(notice, profile)),
            notice.at())
        .to(notice.email())
        .about(about(notice));
  }

  /// A cancellation stays true whatever happens next.
  private static About about(Notice notice) {
    return switch (notice.what()) {
      case CANCELLED -> About.whatever(notice.appointment());
      case CONFIRMED, MOVED, REMINDER -> About.at(notice.appointment(), notice.slot().start());
    };
  }

  private static Map<String, String> values(Notice notice, Profile profile) {
    var values = new HashMap<>(business(profile));
    var slot = notice.slot();
    values.put("service", notice.service());
    values.put("time", Times.at(profile, slot.start()));
    values.put("length", Times.length(profile, Duration.between(slot.start(), slot.end())));
    values.put("language", Times.locale(profile).getLanguage());
    notice.name().ifPresent(it -> values.put("contact_name", it));
    notice.before().ifPresent(it -> values.put("old_time", Times.at(profile, it)));
    notice.person().ifPresent(it -> values.put("person", it));
    notice.place().ifPresent(it -> values.put("place", it));
    notice.note().ifPresent(it -> values.put("note", it));
    web(notice.link()).ifPresent(it -> values.put("link", it.toString()));
    return values;
  }

  /// What every template may name of a business.
  public static Map<String, String> business(Profile profile) {
    var values = new HashMap<String, String>();
    values.put("business_name", profile.name());
    values.put("organization_name", profile.name());
    values.put("address", profile.address());
    profile.numbers().stream().findFirst().ifPresent(it -> values.put("phone", it.e164()));
    return Map.copyOf(values);
  }

  private List<Attachment> files(Notice notice, Profile profile) {
    return switch (notice.what()) {
      case CONFIRMED, MOVED -> file(Method.REQUEST, notice, profile);
      case CANCELLED -> file(Method.CANCEL, notice, profile);
      case REMINDER -> List.of();
    };
  }

  private List<Attachment> file(Method method, Notice notice, Profile profile) {
    return from.map(it ->
            Calendars.file(method, entry(method, notice, profile, it), profile.zone(), notice.at()))
        .map(List::of)
        .orElse(List.of());
  }

  private static Entry entry(Method method, Notice notice, Profile profile, String from) {
    var link = web(notice.link());
    return new Entry(
        Entry.uid(notice.tenant(), notice.appointment()),
        notice.revision(),
        notice.slot(),
        notice.service() + " – " + profile.name(),
        description(notice, profile, link),
        notice.place(),
        link,
        Optional.of(new Entry.Party(profile.name(), from)),
        Optional.of(new Entry.Party(notice.name().orElse(notice.email()), notice.email())),
        method == Method.CANCEL ? Entry.Status.CANCELLED : Entry.Status.CONFIRMED);
  }

  private static Optional<String> description(Notice notice, Profile profile, Optional<URI> link) {
    boolean spanish = Times.spanish(profile);
    var change = link.map(it -> (spanish ? "Cambiar o cancelar: " : "Change or cancel: ") + it);
    var text =
        Stream.of(notice.note(), change)
            .flatMap(Optional::stream)
            .collect(Collectors.joining("\n\n"));
    return Optional.of(text).filter(it -> !it.isEmpty());
  }

  private static Optional<URI> web(Optional<URI> link) {
    return link.filter(it -> "https".equals(it.getScheme()) || "http".equals(it.getScheme()));
  }
}
