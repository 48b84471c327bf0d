package switchboard.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.persistence.database.FreePort;
import switchboard.persistence.database.TestDatabase;
import switchboard.simulator.conversation.Transcript;
import switchboard.simulator.twilio.Ask;
import switchboard.simulator.twilio.CallEnd;
import switchboard.simulator.twilio.Caller;
import switchboard.simulator.twilio.Exchange;
import switchboard.simulator.twilio.Move;
import switchboard.simulator.twilio.Pace;
import switchboard.simulator.twilio.Party;
import switchboard.simulator.twilio.PhoneCall;
import switchboard.simulator.twilio.Telephone;
import switchboard.simulator.twilio.TwilioApi;
import switchboard.simulator.twilio.Webhooks;

/// `kill -9` while a caller waits for a person: the next is called all the same, nobody twice, and
/// the caller is joined with whoever takes them.
final class HandOffCrashTest {

  private static final String SAM = "+16205553901";
  private static final String KIT = "+16205553902";
  private static final Duration LONG = Duration.ofSeconds(60);

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
  void the_ring_goes_on_after_the_node_has_died() throws Exception {
    twilio.telephones().set(SAM, new Telephone.Forgotten());
    twilio.telephones().set(KIT, Telephone.pressing("1"));
    var plumber = arranged();
    var waiting = new CountDownLatch(1);
    var heard = new Transcript();
    var call =
        CompletableFuture.supplyAsync(
            () ->
                run(
                    new Exchange(webhooks, Pace.immediate(), twilio.live()),
                    plumber,
                    heard,
                    waiting),
            it -> Thread.ofVirtual().start(it));
    assertThat(waiting.await(30, TimeUnit.SECONDS)).as(heard.entries().toString()).isTrue();
    assertThat(twilio.telephones().await(it -> it.to().equals(SAM), LONG)).isPresent();
    node.kill();
    node = ChildNode.serve(folder, environment);
    var taken =
        twilio
            .telephones()
            .await(it -> it.to().equals(KIT) && it.status().equals("completed"), LONG);
    assertThat(taken).isPresent();
    var end = call.get(30, TimeUnit.SECONDS);
    assertThat(end.problems()).isEmpty();
    assertThat(twilio.live().rooms().guests("handoff-" + end.callSid()))
        .as(() -> heard.entries() + " " + taken.get().heard())
        .hasSize(2);
    assertThat(heard.entries().toString()).contains("Thank you for calling");
    assertThat(twilio.telephones().calls()).hasSize(2);
  }

  private Business arranged() throws Exception {
    var plumber = House.plumber(http);
    var ring =
        """
        {"people": [{"name": "Sam", "phone": "%s"}, {"name": "Kit", "phone": "%s"}],
         "ringing": "PT5S"}\
        """
            .formatted(SAM, KIT);
    assertThat(http.send("PUT", "/v1/admin/hand-off", plumber.keys(), ring).statusCode())
        .isEqualTo(200);
    return plumber;
  }

  private static CallEnd run(
      Exchange exchange, Business business, Transcript heard, CountDownLatch waiting) {
    var who =
        new Caller() {
          private boolean asked;

          @Override
          public Move answer(Ask ask) {
            if (asked) return new Move.HangUp();
            asked = true;
            return new Move.Speak("can I speak to a person please", 0.95);
          }

          @Override
          public boolean waits(String words) {
            waiting.countDown();
            return true;
          }
        };
    try {
      return new PhoneCall(exchange, business.line(), Party.of("+16205553903"), who, heard).run();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
