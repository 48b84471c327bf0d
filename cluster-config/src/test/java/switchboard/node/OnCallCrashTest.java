package switchboard.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.simulator.twilio.InboundText;
import switchboard.simulator.twilio.OptOuts;
import switchboard.simulator.twilio.Party;
import switchboard.simulator.twilio.SmsSender;
import switchboard.simulator.twilio.Telephone;

/// `kill -9` between the text to somebody on call and the call: they are called all the same, and
/// told of nothing twice.
final class OnCallCrashTest {

  private static final String SAM = "+16205550901";
  private static final Duration LONG = Duration.ofSeconds(45);

  @TempDir private Path folder;
  private MortalHouse house;

  @BeforeEach
  void open() throws Exception {
    house = MortalHouse.open(folder);
  }

  @AfterEach
  void close() throws Exception {
    house.close();
  }

  @Test
  void the_chain_goes_on_after_the_node_has_died() throws Exception {
    house.twilio.telephones().set(SAM, Telephone.pressing("1"));
    var plumber = house.plumber();
    var chain =
        """
        {"people": [{"name": "Sam", "phone": "%s"}], "afterText": "PT3S"}\
        """
            .formatted(SAM);
    assertThat(house.http.send("PUT", "/v1/admin/on-call", plumber.keys(), chain).statusCode())
        .isEqualTo(200);
    new SmsSender(house.webhooks, plumber.line(), new OptOuts())
        .send(InboundText.of(Party.of("+16205550902"), "a pipe burst and water is everywhere"));
    assertThat(house.twilio.await(it -> it.to().equals(SAM), LONG)).isPresent();
    house.restart();
    var called =
        house
            .twilio
            .telephones()
            .await(it -> it.to().equals(SAM) && it.status().equals("completed"), LONG);
    assertThat(called).isPresent();
    Patience.until(
        "it is taken",
        () -> plumber.items("/v1/crm/alerts").getFirst().get("status").asText().equals("taken"));
    assertThat(house.twilio.telephones().calls()).hasSize(1);
    assertThat(house.twilio.messages())
        .filteredOn(it -> it.to().equals(SAM) && it.body().contains("Reply 1 to take it"))
        .hasSize(1);
  }
}
