package switchboard.persistence.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.persistence.database.TestDatabase;

/// The benchmarks run, whatever they measure here.
@Timeout(60)
class LoadTest {

  @Test
  void the_journal_is_measured_against_its_limit() throws Exception {
    try (var database = TestDatabase.create()) {
      var result = JournalLoad.run(database.url(), Duration.ofMillis(500), Duration.ofMillis(500));
      assertThat(result.eventsPerS()).isPositive();
      assertThat(result.limitEventsPerS()).isPositive();
      assertThat(result.toJson()).matches("\\{\"events_per_s\":\\d+,\"limit_events_per_s\":\\d+}");
    }
  }

  @Test
  void the_lag_of_every_event_is_measured() throws Exception {
    try (var database = TestDatabase.create()) {
      var result = LagLoad.run(database.url(), 200, Duration.ofMillis(500), Duration.ofSeconds(1));
      assertThat(result.events()).isEqualTo(200);
      assertThat(result.lagP50Ms()).isPositive().isLessThanOrEqualTo(result.lagP99Ms());
      assertThat(result.toJson()).contains("\"lag_p50_ms\":", "\"lag_p99_ms\":");
    }
  }
}
