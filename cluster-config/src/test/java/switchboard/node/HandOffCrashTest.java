package switchboard.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

/// `kill -9` while a caller waits for a person: the next is called all the same, nobody twice, and
/// the caller is joined with whoever takes them.
final class HandOffCrashTest {

  private static final String SAM = "+16205553901";
  private static final String KIT = "+16205553902";
  private static final Duration LONG = Duration.ofSeconds(60);

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
  void the_ring_goes_on_after_the_node_has_died() throws Exception {
    house.twilio.telephones().set(SAM, new Telephone.Forgotten());
    house.twilio.telephones().set(KIT, Telephone.pressing("1"));
    var plumber = arranged();
    var waiting = new CountDownLatch(1);
    var heard = new Transcript();
    var call =
        CompletableFuture.supplyAsync(
            () ->
                run(
                    new Exchange(house.webhooks, Pace.immediate(), house.twilio.live()),
                    plumber,
                    heard,
                    waiting),
            it -> Thread.ofVirtual().start(it));
    assertThat(waiting.await(30, TimeUnit.SECONDS)).as(heard.entries().toString()).isTrue();
    assertThat(house.twilio.telephones().await(it -> it.to().equals(SAM), LONG)).isPresent();
    house.restart();
    var taken =
        house
            .twilio
            .telephones()
            .await(it -> it.to().equals(KIT) && it.status().equals("completed"), LONG);
    assertThat(taken).isPresent();
    var end = call.get(30, TimeUnit.SECONDS);
    assertThat(end.problems()).isEmpty();
    assertThat(house.twilio.live().rooms().guests("handoff-" + end.callSid()))
        .as(() -> heard.entries() + " " + taken.get().heard())
        .hasSize(2);
    assertThat(heard.entries().toString()).contains("Thank you for calling");
    assertThat(house.twilio.telephones().calls()).hasSize(2);
  }

  private Business arranged() throws Exception {
    var plumber = house.plumber();
    var ring =
        """
        {"people": [{"name": "Sam", "phone": "%s"}, {"name": "Kit", "phone": "%s"}],
         "ringing": "PT5S"}\
        """
            .formatted(SAM, KIT);
    assertThat(house.http.send("PUT", "/v1/admin/hand-off", plumber.keys(), ring).statusCode())
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
