package switchboard.edge.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.edge.mail.AppointmentMail.Notice;
import switchboard.edge.mail.AppointmentMail.What;
import switchboard.engine.calendar.Slot;
import switchboard.engine.conversation.Event.Audience;
import switchboard.engine.message.About;
import switchboard.engine.message.Kind;
import switchboard.engine.message.Letter;
import switchboard.engine.message.Mail;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Profile;

class AppointmentMailTest {

  private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
  private static final Profile ACME = Presets.all().getFirst().profile();
  private static final Slot SLOT = slot("2026-03-10T09:00:00");

  private final AppointmentMail mail =
      new AppointmentMail(new Templates(), Optional.of("calls@phone.example"));

  private static Slot slot(String local) {
    var start = java.time.LocalDateTime.parse(local).atZone(ACME.zone()).toInstant();
    return Slot.of(start, Duration.ofMinutes(90));
  }

  private static Notice notice(String tenant, What what, int revision, String name, String link) {
    return new Notice(
        what,
        tenant,
        "a1",
        revision,
        "c1",
        Optional.of(name),
        "robin@customer.example",
        "Boiler service",
        SLOT,
        what == What.MOVED ? Optional.of(slot("2026-03-09T14:00:00").start()) : Optional.empty(),
        Optional.of("Alex"),
        Optional.of("2 Sample Lane"),
        Optional.of("Please clear the way."),
        Optional.of(URI.create(link)),
        NOW);
  }

  private static Notice notice(What what, int revision) {
    return notice("acme", what, revision, "Robin", "https://calls.business.example/a/t");
  }

  private static VEvent event(Letter letter) {
    var file = letter.mail().orElseThrow().attachments().getFirst();
    return Biweekly.parse(new String(file.content(), UTF_8)).first().getEvents().getFirst();
  }

  @Test
  void a_confirmation_tells_everything_twice_and_brings_an_invitation() {
    var letter = mail.letter(notice(What.CONFIRMED, 1), ACME);
    assertThat(letter.to()).contains("robin@customer.example");
    assertThat(letter.audience()).isEqualTo(Audience.CUSTOMER);
    assertThat(letter.kind()).isEqualTo(Kind.CONFIRMATION);
    assertThat(letter.body())
        .contains("Robin", "Boiler service", "March 10", "9:00", "1 hour 30 minutes", "Alex")
        .contains("2 Sample Lane", "https://calls.business.example/a/t", ACME.name());
    assertThat(letter.mail().flatMap(Mail::html).orElseThrow()).contains("Robin", "2 Sample Lane");
    assertThat(letter.mail().orElseThrow().attachments().getFirst().type())
        .endsWith("method=REQUEST");
    var event = event(letter);
    assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(SLOT.start());
    assertThat(event.getDescription().getValue()).contains("https://calls.business.example/a/t");
    assertThat(event.getOrganizer().getEmail()).isEqualTo("calls@phone.example");
  }

  @Test
  void a_change_and_a_cancellation_speak_of_the_same_entry_with_a_higher_number() {
    var first = event(mail.letter(notice(What.CONFIRMED, 1), ACME));
    var moved = mail.letter(notice(What.MOVED, 2), ACME);
    var cancelled = mail.letter(notice(What.CANCELLED, 3), ACME);
    assertThat(event(moved).getUid()).isEqualTo(first.getUid());
    assertThat(event(moved).getSequence().getValue()).isEqualTo(2);
    assertThat(moved.body()).contains("Before", "March 9");
    assertThat(event(cancelled).getUid()).isEqualTo(first.getUid());
    assertThat(event(cancelled).getSequence().getValue()).isEqualTo(3);
    assertThat(event(cancelled).getStatus().getValue()).isEqualTo("CANCELLED");
    assertThat(cancelled.mail().orElseThrow().attachments().getFirst().type())
        .endsWith("method=CANCEL");
  }

  @ParameterizedTest
  @EnumSource
  void who_speaks_spanish_is_written_to_in_spanish(What what) {
    var letter = mail.letter(notice(what, 1), ACME.in("es-US"));
    assertThat(letter.body())
        .contains("Hola, Robin:", "martes, 10 de marzo", "Boiler service", "https://calls.")
        .doesNotContain("Hello", "Tuesday", "When", "Where", "cancel\n");
    if (what != What.CANCELLED) assertThat(letter.body()).contains("1 hora 30 minutos");
    assertThat(letter.mail().flatMap(Mail::html).orElseThrow()).contains("<html lang=\"es\">");
    assertThat(mail.letter(notice(what, 1), ACME).mail().flatMap(Mail::html).orElseThrow())
        .contains("<html lang=\"en\">");
  }

  @Test
  void a_reminder_leaves_the_calendar_alone() {
    var letter = mail.letter(notice(What.REMINDER, 1), ACME);
    assertThat(letter.mail().orElseThrow().attachments()).isEmpty();
    assertThat(letter.kind()).isEqualTo(Kind.REMINDER);
  }

  @Test
  void all_but_a_cancellation_hold_only_for_the_start_they_tell() {
    assertThat(mail.letter(notice(What.CONFIRMED, 1), ACME).about())
        .contains(About.at("a1", SLOT.start()));
    assertThat(mail.letter(notice(What.REMINDER, 1), ACME).about())
        .contains(About.at("a1", SLOT.start()));
    assertThat(mail.letter(notice(What.CANCELLED, 1), ACME).about()).contains(About.whatever("a1"));
  }

  @ParameterizedTest
  @EnumSource(What.class)
  void the_same_notice_is_the_same_letter_and_the_next_revision_another(What what) {
    var letter = mail.letter(notice(what, 1), ACME);
    assertThat(letter).isEqualTo(mail.letter(notice(what, 1), ACME));
    assertThat(letter.id()).isNotEqualTo(mail.letter(notice(what, 2), ACME).id());
  }

  @Test
  void two_tenants_with_one_appointment_id_have_two_entries() {
    var one = event(mail.letter(notice(What.CONFIRMED, 1), ACME));
    var other =
        mail.letter(
            notice("bolt", What.CONFIRMED, 1, "Robin", "https://calls.business.example/a/t"), ACME);
    assertThat(event(other).getUid()).isNotEqualTo(one.getUid());
    assertThat(other.tenant()).isEqualTo("bolt");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "Robin\r\nBcc: x@y.example",
        "{{ 7*7 }}",
        "\"; DROP TABLE",
        "Zoë 👩‍🚒 שלום"
      })
  void whatever_a_customer_is_called_stays_a_name(String name) {
    var letter =
        mail.letter(
            notice("acme", What.CONFIRMED, 1, name, "https://calls.business.example/a/t"), ACME);
    var html = letter.mail().flatMap(Mail::html).orElseThrow();
    assertThat(org.jsoup.Jsoup.parse(html).select("script")).isEmpty();
    assertThat(html).doesNotContain("49");
    assertThat(event(letter).getAttendees()).hasSize(1);
    assertThat(letter.mail().orElseThrow().subject()).doesNotContain("\r", "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "ftp://x.example/y", "x"})
  void a_link_leads_to_the_web_or_nowhere(String link) {
    var letter = mail.letter(notice("acme", What.CONFIRMED, 1, "Robin", link), ACME);
    assertThat(letter.mail().flatMap(Mail::html).orElseThrow()).doesNotContain("href");
    assertThat(event(letter).getUrl()).isNull();
  }

  @Test
  void without_an_address_of_our_own_nobody_is_invited() {
    var letter =
        new AppointmentMail(new Templates(), Optional.empty())
            .letter(notice(What.CONFIRMED, 1), ACME);
    assertThat(letter.mail().orElseThrow().attachments()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"PT30M | 30 minutes", "PT1H | 1 hour", "PT61M | 1 hour 1 minute", "PT0S | ''"})
  void a_length_is_said_in_words(Duration length, String words) {
    assertThat(Times.length(ACME, length)).isEqualTo(words);
  }
}
