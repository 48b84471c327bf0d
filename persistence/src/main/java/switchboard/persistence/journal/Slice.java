package switchboard.persistence.journal;

import java.util.List;
import java.util.stream.IntStream;

/// One of `count` equal parts of the events of an entity type. All events of an entity lie in the
/// same slice, so a slice keeps their order.
///
/// The count is part of what a stored offset means: to change it, start the projection anew under
/// another name.
public record Slice(String entityType, int index, int count) {

  public Slice {
    if (index < 0 || index >= count)
      throw new IllegalArgumentException("no slice %d of %d".formatted(index, count));
  }

  public static List<Slice> all(String entityType, int count) {
    return IntStream.range(0, count).mapToObj(i -> new Slice(entityType, i, count)).toList();
  }

  /// A projection key that no other slice or count shares.
  public String key() {
    return "%s-%d-of-%d".formatted(entityType, index, count);
  }

  /// The same rule as in the SQL of [EventJournal#events].
  boolean holds(EventJournal.Arrival it) {
    return entityType.equals(it.entityType()) && Math.abs(it.hash() % count) == index;
  }
}
