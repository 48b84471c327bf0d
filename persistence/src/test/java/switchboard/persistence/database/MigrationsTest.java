package switchboard.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MigrationsTest {

  @Test
  void nodes_that_start_at_once_migrate_once() throws Exception {
    try (var database = TestDatabase.empty();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      int pending = Migrations.pending(database.url());
      var nodes =
          IntStream.range(0, 5)
              .mapToObj(_ -> threads.submit(() -> Migrations.migrate(database.url())))
              .toList();
      int applied = 0;
      for (var it : nodes) applied += it.get();
      assertThat(applied).isEqualTo(pending).isGreaterThanOrEqualTo(4);
      assertThat(Migrations.pending(database.url())).isZero();
      assertThat(database.count("select count(*) from event_journal")).isZero();
    }
  }

  @Test
  void migrating_again_does_nothing() {
    try (var database = TestDatabase.create()) {
      assertThat(Migrations.migrate(database.url())).isZero();
    }
  }
}
