package switchboard.simulator.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.simulator.mail.MailFaults.Fault;

final class MailApiTest {

  private static final String MAIL =
      """
      {"personalizations":[{"to":[{"email":"robin@customer.example"}],
        "custom_args":{"switchboard_message":"abc"}}],
       "from":{"email":"calls@phone.example","name":"Acme"},"subject":"Hi",
       "headers":{"Message-ID":"<1@x.example>"},
       "content":[{"type":"text/plain","value":"Hello"},
        {"type":"text/calendar; method=REQUEST","value":"BEGIN"}],
       "attachments":[{"filename":"a.ics","content":"QQ==","type":"application/ics"}]}
      """;

  private final Mailbox mailbox = new Mailbox();
  private final MailApi api = start();
  private final HttpClient client = HttpClient.newHttpClient();

  private MailApi start() {
    try {
      return MailApi.start(0, "key", mailbox, Clock.systemUTC());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void close() {
    client.close();
    api.close();
  }

  private HttpResponse<String> post(String key, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(api.uri().resolve("/v3/mail/send"))
            .header("Authorization", "Bearer " + key)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(api.uri() + path))
            .header("Authorization", "Bearer key")
            .build(),
        BodyHandlers.ofString());
  }

  @Test
  void what_is_taken_is_shown_newest_first() throws Exception {
    var answer = post("key", MAIL);
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.headers().firstValue("X-Message-Id")).contains("sim1");
    post("key", MAIL.replace("Hi", "Later"));
    var shown = get("/mail").body();
    assertThat(shown.indexOf("\"Later\"")).isPositive().isLessThan(shown.indexOf("\"Hi\""));
    assertThat(shown)
        .contains("Acme <calls@phone.example>", "robin@customer.example", "a.ics", "REQUEST");
  }

  @Test
  void a_message_is_found_by_its_argument_alone() throws Exception {
    api.faults().next(1, Fault.DROP_AFTER_DATA);
    assertThatThrownBy(() -> post("key", MAIL)).isInstanceOf(IOException.class);
    assertThat(found("abc")).contains("sim1");
    assertThat(found("other")).contains("[]");
  }

  private String found(String argument) throws Exception {
    var query = "(unique_args['switchboard_message']=\"" + argument + "\")";
    return get("/v3/messages?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)).body();
  }

  @ParameterizedTest
  @CsvSource({"BUSY, 429", "LATER, 503", "NO_SUCH_USER, 400"})
  void it_refuses_when_told_and_only_so_often(Fault fault, int status) throws Exception {
    api.faults().next(1, fault);
    assertThat(post("key", MAIL).statusCode()).isEqualTo(status);
    assertThat(mailbox.all()).isEmpty();
    assertThat(post("key", MAIL).statusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"personalizations\":[]}", "nonsense"})
  void what_is_no_mail_is_refused(String body) throws Exception {
    assertThat(post("key", body).statusCode()).isEqualTo(400);
    assertThat(post("wrong", MAIL).statusCode()).isEqualTo(401);
    assertThat(get("/elsewhere").statusCode()).isEqualTo(404);
    assertThat(mailbox.all()).isEmpty();
  }
}
