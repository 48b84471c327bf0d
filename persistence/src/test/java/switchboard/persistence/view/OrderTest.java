package switchboard.persistence.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.engine.Fact;

/// The journal keeps the order within an entity, not between them.
final class OrderTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void any_order_between_entities_gives_the_same_tables(long seed) throws Exception {
    try (var straight = Feed.open();
        var shuffled = Feed.open()) {
      for (var entity : Story.facts().entrySet())
        for (var fact : entity.getValue()) straight.tell(entity.getKey(), fact);
      shuffle(shuffled, new Random(seed));
      for (var table : Story.TABLES)
        assertThat(shuffled.rows(table)).as(table).isNotEmpty().isEqualTo(straight.rows(table));
    }
  }

  private static void shuffle(Feed feed, Random random) throws SQLException {
    var left = new ArrayList<Map.Entry<String, Deque<Fact>>>();
    Story.facts().forEach((id, facts) -> left.add(Map.entry(id, new ArrayDeque<>(facts))));
    while (!left.isEmpty()) {
      var next = left.get(random.nextInt(left.size()));
      feed.tell(next.getKey(), next.getValue().removeFirst());
      if (next.getValue().isEmpty()) left.remove(next);
    }
  }
}
