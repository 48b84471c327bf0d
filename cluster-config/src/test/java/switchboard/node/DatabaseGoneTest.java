package switchboard.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.simulator.conversation.Transcript;

/// The database goes away under a running node, and comes back.
final class DatabaseGoneTest {

  private static final Duration BACK = Duration.ofSeconds(60);

  private House house;

  @BeforeEach
  void open() throws Exception {
    house = House.open();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void goes() throws Exception {
    var last = house.database.connect();
    house.database.allow(false);
    house.database.cutOthers(last);
    Patience.until("not ready", () -> house.http.get("/ready").statusCode() == 503);
  }

  private void returns() throws Exception {
    house.database.allow(true);
    Patience.until("ready", BACK, () -> house.http.get("/ready").statusCode() == 200);
  }

  @Test
  void callers_hear_a_sentence_and_the_owner_hears_of_them() throws Exception {
    var plumber = house.plumber();
    goes();
    assertThat(house.http.get("/health").statusCode()).isEqualTo(200);
    var heard = new Transcript();
    var line = plumber.line().withStatus(Optional.empty());
    var end = House.call(house.webhooks, line, "burst-pipe", heard);
    assertThat(end.problems()).isEmpty();
    assertThat(heard.texts("heard")).isNotEmpty().allMatch(it -> !it.isBlank());
    assertThat(house.twilio.await(it -> it.to().equals(plumber.owner()), Duration.ofSeconds(10)))
        .as("the owner is told")
        .isPresent();
    returns();
    house.booked(plumber, "burst-pipe");
    assertThat(plumber.appointments("CONFIRMED")).hasSize(1);
  }

  @Test
  void a_call_in_progress_goes_on_when_the_database_is_back() throws Exception {
    var plumber = house.plumber();
    var ring = new Ring(house.webhooks, plumber, "CAgone");
    ring.begin();
    ring.turn();
    goes();
    var words = ring.words();
    assertThat(ring.say(words).status()).isEqualTo(200);
    returns();
    ring.take(words);
    ring.toItsEnd();
    ring.hangUp();
    Patience.until("it is booked", BACK, () -> plumber.appointments("CONFIRMED").size() == 1);
    Patience.until(
        "it is told",
        BACK,
        () -> !plumber.conversation(ring.sid()).path("turns").findValuesAsText("said").isEmpty());
    var turns = plumber.conversation(ring.sid()).get("turns");
    assertThat(ring.said()).containsSubsequence(turns.findValuesAsText("said"));
    assertThat(turns.findValuesAsText("turn")).doesNotHaveDuplicates();
  }
}
