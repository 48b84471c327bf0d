package switchboard.simulator.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.simulator.twilio.Faults.Delivery;
import switchboard.simulator.twilio.Faults.Signing;
import switchboard.simulator.twilio.TestServer.Reply;

class WebhooksTest extends CallRoom {

  @Test
  void every_webhook_carries_a_signature_that_twilios_own_library_accepts() throws Exception {
    serve(
        Map.of(
            "/twilio/voice",
            ASK,
            "/turn",
            "<Redirect method='GET'>/last?a=%20b</Redirect>",
            "/last",
            ""));
    call(HELLO);

    assertThat(server.requests()).hasSize(4).allSatisfy(it -> assertThat(valid(it)).isTrue());
  }

  @Test
  void behind_a_proxy_the_public_address_is_signed_and_another_one_called() throws Exception {
    serve(
        Map.of(
            "/twilio/voice",
            ASK,
            "/turn",
            "<Redirect>https://phone.example:8443/x</Redirect>",
            "/x",
            ""));
    var publicBase = URI.create("https://phone.example:8443");
    run(
        scripted(HELLO),
        webhooks.through(Route.through(publicBase, server.uri())),
        Line.at(publicBase, "+17855550100"));

    assertThat(server.requests()).hasSize(4);
    assertThat(server.requests())
        .allSatisfy(it -> assertThat(valid("https://phone.example" + it.uri(), it)).isTrue());
  }

  @ParameterizedTest
  @CsvSource({"RIGHT, true", "WRONG, false", "MISSING, false"})
  void a_signature_can_be_wrong_on_purpose(Signing signing, boolean valid) throws Exception {
    serve(Map.of("/twilio/voice", "<Hangup/>"));
    run(scripted(HELLO), webhooks.with(Faults.of(signing)), line());

    assertThat(valid(server.requests().getFirst())).isEqualTo(valid);
  }

  @ParameterizedTest
  @CsvSource({"TWICE", "TWICE_AT_ONCE"})
  void a_webhook_can_arrive_twice_with_one_token(Delivery delivery) throws Exception {
    serve(Map.of("/twilio/voice", ASK, "/turn", "<Hangup/>"));
    var end = run(scripted(HELLO), webhooks.with(Faults.of(delivery)), line());

    assertThat(end.failed()).isFalse();
    var turns = server.requests("/turn");
    assertThat(turns).hasSize(2);
    assertThat(turns.getFirst().idempotencyToken()).isEqualTo(turns.getLast().idempotencyToken());
    assertThat(turns.getFirst().body()).isEqualTo(turns.getLast().body());
    assertThat(turns.getFirst().idempotencyToken())
        .isNotEqualTo(server.requests().getFirst().idempotencyToken());
  }

  @Test
  void a_json_body_is_signed_by_its_hash() throws Exception {
    server = new TestServer(_ -> Reply.status(204));
    webhooks.sendJson(server.uri().resolve("/events?x=1"), "{}", Signature.Product.VOICE);

    var request = server.requests().getFirst();
    assertThat(
            new RequestValidator(ACCOUNT.authToken())
                .validate(server.uri() + request.uri(), request.body(), request.signature()))
        .isTrue();
  }
}
