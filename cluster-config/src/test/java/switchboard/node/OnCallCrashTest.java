package switchboard.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.persistence.database.FreePort;
import switchboard.persistence.database.TestDatabase;
import switchboard.simulator.twilio.InboundText;
import switchboard.simulator.twilio.OptOuts;
import switchboard.simulator.twilio.Party;
import switchboard.simulator.twilio.SmsSender;
import switchboard.simulator.twilio.Telephone;
import switchboard.simulator.twilio.TwilioApi;
import switchboard.simulator.twilio.Webhooks;

/// `kill -9` between the text to somebody on call and the call: they are called all the same, and
/// told of nothing twice.
final class OnCallCrashTest {

  private static final String SAM = "+16205550901";
  private static final Duration LONG = Duration.ofSeconds(45);

  @TempDir private Path folder;
  private TestDatabase database;
  private Webhooks webhooks;
  private TwilioApi twilio;
  private Map<String, String> environment;
  private Http http;
  private ChildNode node;

  @BeforeEach
  void open() throws Exception {
    database = TestDatabase.create();
    webhooks = Webhooks.of(House.ACCOUNT);
    twilio = TwilioApi.start(0, webhooks);
    int port = FreePort.find();
    environment = new HashMap<>(House.environment(database, twilio, port));
    http = Http.at(URI.create("http://127.0.0.1:" + port));
    node = ChildNode.serve(folder, environment);
  }

  @AfterEach
  void close() throws Exception {
    node.kill();
    twilio.close();
    database.close();
  }

  @Test
  void the_chain_goes_on_after_the_node_has_died() throws Exception {
    twilio.telephones().set(SAM, Telephone.pressing("1"));
    var plumber = House.plumber(http);
    var chain =
        """
        {"people": [{"name": "Sam", "phone": "%s"}], "afterText": "PT3S"}\
        """
            .formatted(SAM);
    assertThat(http.send("PUT", "/v1/admin/on-call", plumber.keys(), chain).statusCode())
        .isEqualTo(200);
    new SmsSender(webhooks, plumber.line(), new OptOuts())
        .send(InboundText.of(Party.of("+16205550902"), "a pipe burst and water is everywhere"));
    assertThat(twilio.await(it -> it.to().equals(SAM), LONG)).isPresent();
    node.kill();
    node = ChildNode.serve(folder, environment);
    var called =
        twilio
            .telephones()
            .await(it -> it.to().equals(SAM) && it.status().equals("completed"), LONG);
    assertThat(called).isPresent();
    Patience.until(
        "it is taken",
        () -> plumber.items("/v1/crm/alerts").getFirst().get("status").asText().equals("taken"));
    assertThat(twilio.telephones().calls()).hasSize(1);
    assertThat(twilio.messages())
        .filteredOn(it -> it.to().equals(SAM) && it.body().contains("Reply 1 to take it"))
        .hasSize(1);
  }
}
