package switchboard.edge.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.edge.mail.MailSettings.Security;
import switchboard.edge.mail.MailSettings.Smtp;
import switchboard.edge.mail.SmtpFake.Mood;
import switchboard.edge.message.Sender.Outcome;
import switchboard.edge.message.Sender.Refusal;

class SmtpMailerTest {

  private static final Duration PATIENCE = Duration.ofMillis(1500);

  private final SmtpFake server = new SmtpFake();
  private final GreenMail green =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @AfterEach
  void close() throws Exception {
    server.close();
    green.stop();
  }

  private static SmtpMailer at(int port) {
    return new SmtpMailer(
        new Smtp("127.0.0.1", port, Security.NONE, Optional.empty(), Optional.empty()), PATIENCE);
  }

  private static SmtpMailer withLogin(int port) {
    return new SmtpMailer(
        new Smtp("127.0.0.1", port, Security.NONE, Optional.of("acme"), Optional.of("secret")),
        PATIENCE);
  }

  private MimeMessage received(Draft draft) {
    green.start();
    assertThat(at(green.getSmtp().getPort()).send(draft)).isInstanceOf(Outcome.Accepted.class);
    var mails = green.getReceivedMessages();
    assertThat(mails).hasSize(1);
    return mails[0];
  }

  @Test
  void an_e_mail_arrives_from_the_business_and_is_answered_to_it() throws Exception {
    var mail = received(Drafts.to("robin@customer.example"));
    var from = (InternetAddress) mail.getFrom()[0];
    assertThat(from.getPersonal()).isEqualTo("Acme Plumbing");
    assertThat(from.getAddress()).isEqualTo("calls@phone.example");
    assertThat(mail.getReplyTo()[0]).hasToString("owner@acme.example");
    assertThat(mail.getSubject()).isEqualTo("Your visit");
    assertThat(mail.getMessageID()).isEqualTo(Drafts.to("x@y.example").messageId());
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(types(mail)).contains("text/plain", "text/html");
  }

  @Test
  void an_invitation_is_a_part_to_act_on_and_a_file_to_keep() throws Exception {
    var mail = received(Drafts.inviting());
    assertThat(types(mail)).containsSubsequence("text/plain", "text/html", "text/calendar");
    var calendars = parts(mail).stream().filter(SmtpMailerTest::calendar).toList();
    assertThat(calendars).hasSize(2);
    assertThat(calendars.getFirst().getContentType()).containsIgnoringCase("method=\"REQUEST\"");
    assertThat(calendars.getFirst().getDisposition()).isNull();
    assertThat(calendars.getLast().getFileName()).isEqualTo("appointment.ics");
  }

  private static boolean calendar(Part it) {
    try {
      return it.isMimeType("text/calendar");
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> types(Part mail) throws Exception {
    var types = new ArrayList<String>();
    for (var it : parts(mail)) types.add(it.getContentType().replaceFirst(";(?s).*", ""));
    return types;
  }

  private static List<Part> parts(Part part) throws Exception {
    if (!(part.getContent() instanceof Multipart many)) return List.of(part);
    var parts = new ArrayList<Part>();
    for (int i = 0; i < many.getCount(); i++) parts.addAll(parts(many.getBodyPart(i)));
    return parts;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hello\r\nBcc: victim@evil.example",
        "Hello\nBcc: victim@evil.example",
        "Hello\r\n\r\n<script>alert(1)</script>",
        "Hello\u2028Bcc: victim@evil.example",
        "Hello\u0085Bcc: victim@evil.example\0"
      })
  void nobody_smuggles_a_line_into_the_head(String text) throws Exception {
    var from = new Identity(text, "calls@phone.example", Optional.empty());
    var draft =
        new Draft(
            "acme", "m", from, "robin@customer.example", text, "x", Optional.empty(), List.of());
    var mail = received(draft);
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getAllRecipients()).hasSize(1);
    assertThat(mail.getSubject()).startsWith("Hello").doesNotContain("\n", "\r");
    assertThat(((InternetAddress) mail.getFrom()[0]).getAddress()).isEqualTo("calls@phone.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b.example\r\nBcc: c@d.example",
        "a@b.example, c@d.example",
        "Robin <a@b.example>",
        "no-address",
        "@b.example",
        "a@",
        "a b@c.example",
        "a@b..example",
        "a@-b.example"
      })
  void what_is_no_address_is_refused_before_anybody_is_asked(String to) {
    assertThat(at(server.port()).send(Drafts.to(to)))
        .isEqualTo(new Outcome.Refused("bad-address", Refusal.FOR_GOOD));
    assertThat(server.connections).hasValue(0);
  }

  @Test
  void any_script_and_lines_of_any_length_arrive_as_they_were_written() throws Exception {
    var text = "Grüße 👩‍🚒 שלום 你好 " + "long ".repeat(2_000) + "\n.\n..dots\nFrom here";
    var mail = received(Drafts.with("m", "robin@customer.example", "Grüße 👋 你好", text));
    assertThat(mail.getSubject()).isEqualTo("Grüße 👋 你好");
    assertThat(parts(mail).getFirst().getContent().toString().replace("\r\n", "\n").strip())
        .isEqualTo(text);
    assertThat(longestLine(mail)).isLessThan(998);
  }

  private static int longestLine(MimeMessage mail) throws Exception {
    var out = new java.io.ByteArrayOutputStream();
    mail.writeTo(out);
    return out.toString(java.nio.charset.StandardCharsets.ISO_8859_1)
        .lines()
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }

  @ParameterizedTest
  @CsvSource({
    "LATER, 421, FOR_NOW",
    "NO_MAIL_NOW, 451, FOR_NOW",
    "NO_SUCH_SENDER, 553, FOR_GOOD",
    "GREYLISTED, 450, FOR_NOW",
    "NO_SUCH_USER, 550, FOR_GOOD",
    "TOO_LARGE, 552, FOR_GOOD",
    "BUSY_AFTER_DATA, 452, FOR_NOW"
  })
  void a_refusal_is_told_apart_from_one_for_now(Mood mood, String code, Refusal refusal) {
    server.moods.add(mood);
    assertThat(at(server.port()).send(Drafts.to("robin@customer.example")))
        .isEqualTo(new Outcome.Refused(code, refusal));
    assertThat(server.taken).isEmpty();
  }

  @Test
  void a_login_refused_is_worth_another_try() {
    server.moods.add(Mood.LOGIN_LATER);
    var mailer = withLogin(server.port());
    assertThat(mailer.send(Drafts.to("robin@customer.example")))
        .isEqualTo(new Outcome.Refused("not-let-in", Refusal.FOR_NOW));
    assertThat(mailer.send(Drafts.to("robin@customer.example")))
        .isInstanceOf(Outcome.Accepted.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TAKE_AND_DROP", "TAKE_AND_HANG"})
  void what_was_taken_without_a_word_is_not_known(Mood mood) {
    server.moods.add(mood);
    var mailer = at(server.port());
    var draft = Drafts.to("robin@customer.example");
    assertThat(mailer.send(draft)).isInstanceOf(Outcome.Unknown.class);
    assertThat(mailer.fate(draft, Instant.EPOCH)).isEqualTo(new Mailer.Fate.Open());
    assertThat(mailer.send(draft)).isInstanceOf(Outcome.Accepted.class);
    assertThat(server.taken)
        .hasSize(2)
        .allSatisfy(it -> assertThat(it).contains("Message-ID: " + draft.messageId()));
  }

  @Test
  void a_server_that_is_not_there_is_asked_again_later() throws Exception {
    var mailer = at(server.port());
    server.close();
    assertThat(mailer.send(Drafts.to("robin@customer.example")))
        .isEqualTo(new Outcome.Refused("unreachable", Refusal.FOR_NOW));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CLOSED", "NONSENSE"})
  void a_server_that_is_none_never_got_the_mail(Mood mood) {
    server.moods.add(mood);
    assertThat(at(server.port()).send(Drafts.to("robin@customer.example")))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, it -> assertThat(it.refusal()).isEqualTo(Refusal.FOR_NOW));
  }

  @Test
  void a_server_without_encryption_gets_nothing_where_encryption_is_wanted() {
    var mailer =
        new SmtpMailer(
            new Smtp(
                "127.0.0.1", server.port(), Security.STARTTLS, Optional.empty(), Optional.empty()),
            PATIENCE);
    assertThat(mailer.send(Drafts.to("robin@customer.example")))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, it -> assertThat(it.refusal()).isEqualTo(Refusal.FOR_NOW));
    assertThat(server.taken).isEmpty();
  }

  @Test
  void two_tenants_with_one_message_id_write_two_different_mails() {
    var one = Drafts.to("robin@customer.example");
    var other =
        new Draft(
            "bolt",
            one.id(),
            one.from(),
            one.to(),
            one.subject(),
            one.text(),
            one.html(),
            List.of());
    assertThat(one.messageId()).isNotEqualTo(other.messageId()).endsWith("@phone.example>");
  }
}
