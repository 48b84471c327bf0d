package switchboard.edge.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.edge.mail.Mailer.Fate;
import switchboard.edge.message.Sender.Outcome;
import switchboard.edge.message.Sender.Refusal;

class SendGridMailerTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant LONG_AGO = NOW.minus(Duration.ofMinutes(3));

  private final GridFake grid = new GridFake();
  private final SendGridMailer mailer = mailer("key");
  private final Draft draft = Drafts.to("robin@customer.example");

  @AfterEach
  void close() {
    grid.close();
  }

  private SendGridMailer mailer(String key) {
    return new SendGridMailer(
        new MailSettings.SendGrid(key, grid.base()),
        Duration.ofMillis(800),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @Test
  void an_e_mail_is_handed_over_whole() {
    assertThat(mailer.send(Drafts.inviting())).isEqualTo(new Outcome.Accepted("grid1"));
    var mail = grid.taken.getFirst();
    assertThat(mail.at("/personalizations/0/to/0/email").asText())
        .isEqualTo("robin@customer.example");
    assertThat(mail.at("/from/name").asText()).isEqualTo("Acme Plumbing");
    assertThat(mail.at("/from/email").asText()).isEqualTo("calls@phone.example");
    assertThat(mail.at("/reply_to/email").asText()).isEqualTo("owner@acme.example");
    assertThat(mail.at("/headers/Message-ID").asText()).isEqualTo(draft.messageId());
    assertThat(mail.path("content").findValuesAsText("type"))
        .containsExactly("text/plain", "text/html", "text/calendar; method=REQUEST");
    assertThat(mail.at("/attachments/0/type").asText()).isEqualTo("application/ics");
    assertThat(mail.at("/tracking_settings/open_tracking/enable").asBoolean(true)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"400, FOR_GOOD", "413, FOR_GOOD", "401, FOR_NOW", "403, FOR_NOW", "429, FOR_NOW"})
  void a_refusal_is_told_apart_from_one_for_now(int status, Refusal refusal) {
    grid.moods.add(status);
    assertThat(mailer.send(draft)).isEqualTo(new Outcome.Refused("" + status, refusal));
    assertThat(grid.taken).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {GridFake.HANG, GridFake.DROP, GridFake.TAKE_AND_FAIL})
  void what_was_taken_without_a_word_is_found_later_and_not_repeated(int mood) {
    grid.moods.add(mood);
    assertThat(mailer.send(draft)).isInstanceOf(Outcome.Unknown.class);
    assertThat(mailer.fate(draft, NOW)).isEqualTo(new Fate.Later());
    assertThat(grid.queries).isEmpty();
    assertThat(mailer.fate(draft, LONG_AGO))
        .isEqualTo(new Fate.Taken("found-" + draft.reference().substring(0, 3)));
  }

  @Test
  void what_it_never_got_may_be_sent_again() {
    assertThat(mailer.fate(draft, LONG_AGO)).isEqualTo(new Fate.Open());
  }

  @Test
  void without_an_activity_feed_nothing_is_sent_twice() {
    grid.activity = 403;
    assertThat(mailer.fate(draft, LONG_AGO)).isEqualTo(new Fate.Lost("unknown"));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void while_it_does_not_say_one_waits(int status) {
    grid.activity = status;
    assertThat(mailer.fate(draft, LONG_AGO)).isEqualTo(new Fate.Later());
    grid.close();
    assertThat(mailer.fate(draft, LONG_AGO)).isEqualTo(new Fate.Later());
  }

  @Test
  void a_wrong_key_is_a_refusal_for_now_and_shown_to_nobody() {
    assertThat(mailer("wrong").send(draft)).isEqualTo(new Outcome.Refused("401", Refusal.FOR_NOW));
    assertThat(new MailSettings.SendGrid("secret", grid.base()).toString())
        .doesNotContain("secret");
  }

  @Test
  void a_service_that_is_not_there_never_got_the_mail() {
    grid.close();
    assertThat(mailer.send(draft)).isEqualTo(new Outcome.Refused("unreachable", Refusal.FOR_NOW));
  }

  @Test
  void what_is_no_address_is_refused_before_anybody_is_asked() {
    assertThat(mailer.send(Drafts.to("a@b.example, c@d.example")))
        .isEqualTo(new Outcome.Refused("bad-address", Refusal.FOR_GOOD));
    assertThat(grid.taken).isEmpty();
  }
}
