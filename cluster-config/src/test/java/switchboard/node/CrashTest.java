package switchboard.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// `kill -9` in the middle of a call: after a restart the call goes on as if nothing had happened.
final class CrashTest {

  /// When the axe falls on the turn that books.
  enum Moment {
    AS_THE_TURN_ARRIVES,
    ONCE_THE_CALENDAR_KNOWS,
    BEFORE_THE_ANSWER_IS_HEARD
  }

  /// Longer than a message that was being sent is left alone.
  private static final Duration RECONCILED = Duration.ofSeconds(75);

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
  void a_call_goes_on_from_its_journal() throws Exception {
    var plumber = house.plumber();
    var ring = new Ring(house.webhooks, plumber, "CAcrash");
    ring.begin();
    var greeting = ring.heard();
    ring.turn();
    ring.turn();
    var question = ring.heard();
    house.restart();
    ring.turn();
    assertThat(ring.heard())
        .isNotEqualTo(greeting)
        .isNotEqualTo(question)
        .doesNotContain("Thanks for calling");
    ring.toItsEnd();
    ring.hangUp();
    allIsThereOnce(plumber, ring);
  }

  @ParameterizedTest
  @EnumSource(Moment.class)
  void the_turn_that_books_counts_once_however_often_it_comes(Moment moment) throws Exception {
    int booking = bookingTurn();
    var plumber = house.plumber();
    var ring = new Ring(house.webhooks, plumber, "CAbooking");
    ring.begin();
    for (int turn = 1; turn < booking; turn++) ring.turn();
    var before = calendar(plumber);
    var words = ring.words();
    var sent = CompletableFuture.runAsync(() -> lost(ring, words));
    switch (moment) {
      case AS_THE_TURN_ARRIVES -> {}
      case ONCE_THE_CALENDAR_KNOWS ->
          Patience.until("the calendar knows", () -> calendar(plumber) > before);
      case BEFORE_THE_ANSWER_IS_HEARD -> sent.join();
    }
    house.restart();
    sent.join();
    ring.take(words);
    ring.toItsEnd();
    ring.hangUp();
    allIsThereOnce(plumber, ring);
  }

  /// After which turn of an undisturbed call the calendar has all it will have.
  private int bookingTurn() throws Exception {
    var plumber = house.plumber();
    var ring = new Ring(house.webhooks, plumber, "CArehearsal");
    ring.begin();
    int booking = 0;
    for (int turn = 1; !ring.over(); turn++) {
      var before = calendar(plumber);
      ring.turn();
      if (calendar(plumber) > before) booking = turn;
    }
    assertThat(booking).isPositive();
    return booking;
  }

  private static void lost(Ring ring, String words) {
    try {
      ring.say(words);
    } catch (Exception _) {
      // whether it arrived is what nobody knows
    }
  }

  private long calendar(Business it) throws Exception {
    return house.database.count(
        "select count(*) from event_journal where persistence_id like 'calendar|%s:%%'"
            .formatted(it.id()));
  }

  /// Sent, or delivered: a report may have come while nobody was there.
  private static long sent(Business it, String audience) throws Exception {
    return it.messages(audience, "SENT") + it.messages(audience, "DELIVERED");
  }

  private void allIsThereOnce(Business plumber, Ring ring) throws Exception {
    Patience.until("the appointment is shown", () -> !plumber.appointments("CONFIRMED").isEmpty());
    Patience.until(
        "both messages are out of the house",
        RECONCILED,
        () -> sent(plumber, "customer") == 1 && sent(plumber, "owner") == 1);
    for (var to : List.of(Ring.FROM, plumber.owner()))
      assertThat(house.twilio.messages())
          .filteredOn(it -> it.to().equals(to) && it.from().equals(Optional.of(plumber.number())))
          .hasSize(1);
    assertThat(plumber.appointments()).hasSize(1);
    assertThat(plumber.messages()).hasSize(2);
    assertThat(plumber.items("/v1/crm/conversations")).hasSize(1);
    assertThat(plumber.items("/v1/crm/customers")).hasSize(1);
    var turns = plumber.conversation(ring.sid()).get("turns");
    assertThat(turns.findValuesAsText("said")).isEqualTo(ring.said());
    assertThat(StreamSupport.stream(turns.spliterator(), false).map(it -> it.get("turn").asInt()))
        .containsExactlyElementsOf(IntStream.range(0, ring.said().size() + 1).boxed().toList());
  }
}
