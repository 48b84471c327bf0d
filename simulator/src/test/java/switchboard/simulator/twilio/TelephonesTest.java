package switchboard.simulator.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Calls placed by the REST service, as far as no server of ours is needed for them.
class TelephonesTest {
  private static final Account ACCOUNT = new Account("AC" + "1".repeat(32), "secret");
  private static final Form CALL =
      Form.of(
          Map.of(
              "To", "+16205550101",
              "From", "+16205550100",
              "Url", "http://127.0.0.1:1/answered"));

  private TwilioApi api;

  @BeforeEach
  void open() throws Exception {
    api = TwilioApi.start(0, Webhooks.of(ACCOUNT));
  }

  @AfterEach
  void close() {
    api.close();
  }

  private HttpResponse<String> sent(String method, String query, Form form) throws Exception {
    var path = "/2010-04-01/Accounts/" + ACCOUNT.sid() + "/Calls.json" + query;
    var pair = ACCOUNT.sid() + ":" + ACCOUNT.authToken();
    var request =
        HttpRequest.newBuilder(URI.create(api.uri() + path))
            .header(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)))
            .method(method, BodyPublishers.ofString(form.encoded()))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  @Test
  void a_number_nobody_knows_rings_out_and_the_call_is_listed() throws Exception {
    assertThat(sent("POST", "", CALL).statusCode()).isEqualTo(201);
    var placed =
        api.telephones().await(it -> it.status().equals("no-answer"), Duration.ofSeconds(5));
    assertThat(placed).isPresent();
    assertThat(sent("GET", "?To=%2B16205550101", Form.EMPTY).body())
        .contains(placed.get().sid())
        .contains("outbound-api");
    assertThat(sent("GET", "?To=%2B16205550109", Form.EMPTY).body())
        .doesNotContain(placed.get().sid());
  }

  @Test
  void what_cannot_be_called_is_refused() throws Exception {
    for (var odd : Map.of("To", "nobody", "From", "me", "Url", " ").entrySet())
      assertThat(sent("POST", "", CALL.with(odd.getKey(), odd.getValue())).statusCode())
          .as(odd.getKey())
          .isEqualTo(400);
    api.faults().failNextCalls(1, 429);
    assertThat(sent("POST", "", CALL).statusCode()).isEqualTo(429);
    assertThat(api.telephones().calls()).isEmpty();
  }
}
