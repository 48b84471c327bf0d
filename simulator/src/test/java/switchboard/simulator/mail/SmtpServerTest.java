package switchboard.simulator.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.simulator.mail.MailFaults.Fault;

final class SmtpServerTest {

  private final Mailbox mailbox = new Mailbox();
  private final SmtpServer server = start();

  private SmtpServer start() {
    try {
      return SmtpServer.start(0, mailbox, Clock.systemUTC());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private void send(String subject, String text) throws MessagingException, IOException {
    var settings = new Properties();
    settings.put("mail.smtp.host", "127.0.0.1");
    settings.put("mail.smtp.port", "" + server.port());
    settings.put("mail.smtp.timeout", "2000");
    var mail = new MimeMessage(Session.getInstance(settings));
    mail.setFrom(new InternetAddress("calls@phone.example", "Acme", "UTF-8"));
    mail.setRecipients(Message.RecipientType.TO, "robin@customer.example");
    mail.setSubject(subject, "UTF-8");
    mail.setContent(new MimeMultipart("alternative", part(text, "text/plain"), calendar()));
    Transport.send(mail);
  }

  private static MimeBodyPart part(String text, String type) throws MessagingException {
    var part = new MimeBodyPart();
    part.setContent(text, type + "; charset=utf-8");
    return part;
  }

  private static MimeBodyPart calendar() throws MessagingException, IOException {
    var type = "text/calendar; charset=utf-8; method=CANCEL";
    var data = new jakarta.mail.util.ByteArrayDataSource("BEGIN:VCALENDAR".getBytes(UTF_8), type);
    var part = new MimeBodyPart();
    part.setDataHandler(new jakarta.activation.DataHandler(data));
    return part;
  }

  @Test
  void what_is_sent_can_be_read() throws Exception {
    send("Grüße 👋", "Hello\r\n.\r\n..dots\r\n");
    var mail = mailbox.await(_ -> true, Duration.ofSeconds(5)).orElseThrow();
    assertThat(mail.subject()).isEqualTo("Grüße 👋");
    assertThat(mail.from()).isEqualTo("Acme <calls@phone.example>");
    assertThat(mail.to()).containsExactly("robin@customer.example");
    assertThat(mail.text()).isEqualTo("Hello\r\n.\r\n..dots\r\n");
    assertThat(mail.calendar()).contains("CANCEL");
    assertThat(mail.messageId()).startsWith("<");
  }

  @ParameterizedTest
  @CsvSource({"BUSY, 421", "LATER, 454", "NO_SUCH_USER, 550"})
  void it_refuses_when_told_and_only_so_often(Fault fault, String code) throws Exception {
    server.faults().next(1, fault);
    assertThatThrownBy(() -> send("x", "y"))
        .isInstanceOf(MessagingException.class)
        .satisfies(it -> assertThat(told(it)).contains(code));
    assertThat(mailbox.all()).isEmpty();
    send("x", "y");
    assertThat(mailbox.all()).hasSize(1);
  }

  private static String told(Throwable it) {
    var all = new StringBuilder();
    for (Throwable at = it; at != null && all.length() < 5_000; ) {
      all.append(at.getMessage());
      at = at instanceof MessagingException m && m.getNextException() != null
              ? m.getNextException()
              : at.getCause();
    }
    return all.toString();
  }

  @Test
  void it_takes_a_mail_and_drops_the_connection_when_told() {
    server.faults().next(1, Fault.DROP_AFTER_DATA);
    assertThatThrownBy(() -> send("x", "y")).isInstanceOf(MessagingException.class);
    assertThat(mailbox.all()).hasSize(1);
  }

  @Test
  void nonsense_is_answered_and_ends_nothing() throws Exception {
    try (var client = new Socket("127.0.0.1", server.port())) {
      client
          .getOutputStream()
          .write("DATA\r\nNONSENSE\r\nRCPT TO:nobody\r\nQUIT\r\n".getBytes(UTF_8));
      var answers = new String(client.getInputStream().readAllBytes(), UTF_8);
      assertThat(answers).contains("503 ", "500 ", "501 ", "221 ");
    }
    send("x", "y");
    assertThat(mailbox.all()).hasSize(1);
  }

  @Test
  void a_mailbox_keeps_the_latest_thousand_and_can_be_emptied() throws Exception {
    send("x", "y");
    var mail = mailbox.all().getFirst();
    for (int i = 0; i < 1_500; i++) mailbox.put(mail);
    assertThat(mailbox.all()).hasSize(1_000);
    mailbox.clear();
    assertThat(mailbox.await(_ -> true, Duration.ofMillis(1))).isEmpty();
  }
}
