package switchboard.engine.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import switchboard.engine.calendar.Slot;
import switchboard.engine.scheduler.Returned.Policy;

final class SchedulerTest {

  private static final Slot TEN =
      Slot.of(Instant.parse("2026-03-02T10:00:00Z"), Duration.ofHours(1));
  private static final Slot NOON =
      Slot.of(Instant.parse("2026-03-02T12:00:00Z"), Duration.ofHours(1));

  @Test
  void an_event_has_the_same_id_at_every_try_and_another_in_every_calendar() {
    assertThat(EventIds.of("acme", "a-1", "anna")).isEqualTo(EventIds.of("acme", "a-1", "anna"));
    assertThat(EventIds.of("acme", "a-1", "anna")).isNotEqualTo(EventIds.of("acme", "a-1", "ben"));
    assertThat(EventIds.of("acme", "a-1", "anna")).isNotEqualTo(EventIds.of("acm", "ea-1", "anna"));
  }

  @Test
  void an_id_is_one_that_google_takes() {
    assertThat(IntStream.range(0, 500).mapToObj(it -> EventIds.of("acme", "a-" + it, "anna")))
        .allMatch(it -> it.matches("[0-9a-v]{52}"));
  }

  @Test
  void a_source_does_not_tell_its_address() {
    assertThat(Source.google("anna@cal.example").name()).matches("google-[0-9a-f]{16}");
    assertThat(Source.ics("https://cal.example/secret.ics").name()).matches("ics-[0-9a-f]{16}");
  }

  @Test
  void a_move_is_followed_only_to_a_free_time_and_from_where_it_still_stands() {
    assertThat(Policy.ofMove(TEN, TEN, true)).isEqualTo(Policy.APPLY);
    assertThat(Policy.ofMove(TEN, TEN, false)).isEqualTo(Policy.ASK);
    assertThat(Policy.ofMove(NOON, TEN, true)).isEqualTo(Policy.ASK);
  }

  @Test
  void a_deletion_is_followed_only_where_it_still_stands() {
    assertThat(Policy.ofDeletion(TEN, Optional.of(TEN))).isEqualTo(Policy.APPLY);
    assertThat(Policy.ofDeletion(NOON, Optional.of(TEN))).isEqualTo(Policy.ASK);
    assertThat(Policy.ofDeletion(TEN, Optional.empty())).isEqualTo(Policy.ASK);
  }
}
