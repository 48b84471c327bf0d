package switchboard.edge.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.edge.duty.Handler;
import switchboard.engine.calendar.Slot;
import switchboard.engine.duty.Duty;
import switchboard.engine.scheduler.Returned.Deletion;
import switchboard.engine.scheduler.Returned.Move;
import switchboard.engine.scheduler.Source;

final class MirroringTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration POLL = Duration.ofMinutes(3);
  private static final Instant TEN = Town.NINE.plus(HOUR);

  private final Town town = new Town();
  private final FeedReader feeds = new FeedReader(FeedReader.Settings.DEFAULT.withLoopback());
  private final Sync sync =
      new Sync(town.outsides(), feeds, Town.rhythm(Optional.empty()), town.clock(), () -> 0.5);
  private Optional<Mirrorer.Card> card = Optional.of(card(TEN));
  private final Mirrorer mirrorer =
      new Mirrorer(
          town.outsides().scheduler(),
          new Addresses(town, town.ledger),
          town.ledger,
          (_, _, _) -> card,
          town,
          town.clock());

  @AfterEach
  void close() {
    feeds.close();
    town.close();
  }

  private Mirrorer.Card card(Instant start) {
    return new Mirrorer.Card(
        Slot.of(start, HOUR), town.zone(), "Boiler service", Optional.of("Reference A1"));
  }

  private Mirrorer.Outcome mirror(long revision) {
    return mirrorer.mirror(Town.TENANT, town.resource, "a-1", revision);
  }

  private String event() {
    return town.ledger.of(Town.TENANT, town.resource, "a-1").orElseThrow().event();
  }

  private void sync() {
    town.sync(sync);
  }

  private void later() {
    town.pass(POLL);
    sync();
  }

  /// E!A dropped events past the first page
  @Test
  void a_calendar_of_three_pages_is_known_to_the_last_event() {
    town.google.largestPage(100);
    IntStream.range(0, 250)
        .forEach(it -> town.person.insert("Busy", TEN.plus(HOUR.multipliedBy(it)), HOUR));
    sync();
    assertThat(town.busy()).hasSize(250);
  }

  @Test
  void our_own_mirror_does_not_block_the_appointment_it_mirrors() {
    mirror(1);
    sync();
    assertThat(town.busy()).isEmpty();
    assertThat(town.moves).isEmpty();
  }

  @Test
  void a_mirror_moved_in_google_comes_back_as_a_move() {
    mirror(1);
    sync();
    town.person.move(event(), TEN.plus(HOUR));
    later();
    assertThat(town.moves)
        .containsExactly(
            new Move(
                Town.TENANT,
                town.resource,
                "a-1",
                Slot.of(TEN, HOUR),
                Slot.of(TEN.plus(HOUR), HOUR)));
  }

  @Test
  void a_mirror_deleted_in_google_comes_back_as_a_deletion() {
    mirror(1);
    sync();
    town.person.delete(event());
    later();
    assertThat(town.deletions)
        .containsExactly(
            new Deletion(Town.TENANT, town.resource, "a-1", Optional.of(Slot.of(TEN, HOUR))));
  }

  @Test
  void a_mirror_deleted_while_the_token_ran_out_comes_back_too() {
    mirror(1);
    sync();
    town.person.delete(event());
    town.person.expireTokens();
    later();
    assertThat(town.deletions).hasSize(1);
  }

  @Test
  void a_mirror_pushed_while_everything_is_read_is_not_taken_for_deleted() {
    sync();
    mirror(1);
    town.person.expireTokens();
    town.person.delete(event());
    town.pass(Duration.ofSeconds(30));
    town.ledger.poke(
        Town.TENANT, town.resource, Source.google("anna@cal.example").name(), town.now());
    sync();
    assertThat(town.deletions).isEmpty();
  }

  @Test
  void what_we_withdraw_ourselves_does_not_come_back() {
    mirror(1);
    sync();
    card = Optional.empty();
    mirror(2);
    later();
    assertThat(town.deletions).isEmpty();
    assertThat(town.person.events()).isEmpty();
  }

  @Test
  void what_we_move_ourselves_does_not_come_back() {
    mirror(1);
    sync();
    card = Optional.of(card(TEN.plus(HOUR)));
    mirror(2);
    later();
    assertThat(town.moves).isEmpty();
  }

  /// delta-whiplash/CloudMeet #43: the calendar is told after the appointment stands
  @Test
  void a_push_that_fails_is_tried_again_and_harms_nothing() {
    town.google.faults().down(503);
    assertThat(mirror(1)).isEqualTo(new Mirrorer.Outcome.Again("503"));
    town.google.faults().clear();
    assertThat(mirror(1)).isInstanceOf(Mirrorer.Outcome.Done.class);
    assertThat(mirror(1)).isInstanceOf(Mirrorer.Outcome.Done.class);
    assertThat(town.person.events()).hasSize(1);
  }

  private Duty duty(Optional<String> resource, Duration age) {
    return new Duty(
        Town.TENANT,
        "d-1",
        Duty.Kind.OUTSIDE,
        "a-1",
        resource,
        Map.of("revision", "1"),
        town.now().minus(age),
        3);
  }

  @Test
  void a_duty_is_done_once_google_answers() {
    var handler = new OutsideDuty(mirrorer, town.clock());
    var duty = duty(Optional.of(town.resource), Duration.ZERO);
    town.google.faults().failNext(1, 500);
    assertThat(handler.handle(duty))
        .isEqualTo(new Handler.Outcome.Later(town.now().plusSeconds(40), "500"));
    assertThat(handler.handle(duty)).isInstanceOf(Handler.Outcome.Done.class);
    assertThat(town.person.events()).hasSize(1);
    assertThat(handler.handle(duty(Optional.empty(), Duration.ZERO)))
        .isInstanceOf(Handler.Outcome.Dropped.class);
    assertThat(handler.handle(duty(Optional.of(town.resource), Duration.ofDays(8))))
        .isEqualTo(new Handler.Outcome.Dropped("too-late"));
  }

  @Test
  void what_agrees_already_is_not_pushed_again() {
    mirror(1);
    var before = town.google.requests().size();
    mirror(1);
    assertThat(town.google.requests()).hasSize(before);
  }

  @Test
  void an_old_push_does_not_undo_a_later_one() {
    mirror(1);
    var before = town.ledger.of(Town.TENANT, town.resource, "a-1").orElseThrow();
    card = Optional.of(card(TEN.plus(HOUR)));
    mirror(3);
    town.ledger.keep(before);
    card = Optional.of(card(TEN.plus(HOUR.multipliedBy(2))));
    mirror(2);
    assertThat(town.person.events().getFirst().at("/start/dateTime").asText())
        .isEqualTo(formatted(TEN.plus(HOUR)));
  }

  @Test
  void a_push_meets_a_move_somebody_made_and_hands_it_back() {
    mirror(1);
    town.person.move(event(), TEN.plus(HOUR));
    card = Optional.of(card(TEN.plus(HOUR.multipliedBy(3))));
    assertThat(mirror(2)).isInstanceOf(Mirrorer.Outcome.Done.class);
    assertThat(town.moves).hasSize(1);
    mirror(2);
    assertThat(town.moves).hasSize(1);
    assertThat(town.person.events().getFirst().at("/start/dateTime").asText())
        .isEqualTo(formatted(TEN.plus(HOUR.multipliedBy(3))));
  }

  @Test
  void an_owner_who_keeps_an_appointment_gets_its_event_back() {
    mirror(1);
    sync();
    town.person.delete(event());
    later();
    assertThat(town.deletions).hasSize(1);
    mirror(1);
    assertThat(town.person.events()).hasSize(1);
    later();
    assertThat(town.deletions).hasSize(1);
  }

  @Test
  void an_event_tells_the_service_and_our_reference_and_no_customer() {
    mirror(1);
    var event = town.person.events().getFirst();
    assertThat(event.at("/summary").asText()).isEqualTo("Boiler service");
    assertThat(event.at("/description").asText()).isEqualTo("Reference A1");
    assertThat(event.has("attendees")).isFalse();
  }

  @Test
  void a_resource_without_a_calendar_needs_no_mirror() {
    town.outside(Optional.empty());
    assertThat(mirror(1)).isInstanceOf(Mirrorer.Outcome.Done.class);
    assertThat(town.google.requests()).isEmpty();
  }

  private String formatted(Instant at) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX")
        .format(at.atZone(town.zone()));
  }
}
