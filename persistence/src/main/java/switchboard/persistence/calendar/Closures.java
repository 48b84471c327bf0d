package switchboard.persistence.calendar;

import static java.util.stream.Collectors.partitioningBy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.engine.calendar.Block;
import switchboard.engine.calendar.Block.Weekly;
import switchboard.engine.calendar.Event.BusyLearned;
import switchboard.engine.calendar.Outside;
import switchboard.engine.calendar.Slot;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.view.EntityId;
import switchboard.persistence.view.Values;

/// When a resource cannot be had, written for [AppointmentView]: blocks, and what outside calendars
/// are busy with.
final class Closures {

  private Closures() {}

  static void block(JdbcTransaction tx, EntityId calendar, String id, Block it)
      throws SQLException {
    tx.update(
        """
        insert into block
          (tenant, resource, id, kind, date, from_time, to_time, zone, days, until)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (tenant, resource, id) do update
        set kind = excluded.kind, date = excluded.date, from_time = excluded.from_time,
            to_time = excluded.to_time, zone = excluded.zone, days = excluded.days,
            until = excluded.until
        """,
        Values.of(
            calendar.tenant(),
            calendar.id(),
            id,
            it.kind(),
            it.date(),
            it.from(),
            it.to(),
            it.zone().getId(),
            it.weekly().map(Closures::days),
            it.weekly().flatMap(Weekly::until)));
  }

  private static List<String> days(Weekly it) {
    return it.days().stream().sorted().map(Enum::name).toList();
  }

  static void unblock(JdbcTransaction tx, EntityId calendar, String id) throws SQLException {
    tx.update(
        "delete from block where tenant = ? and resource = ? and id = ?",
        Values.of(calendar.tenant(), calendar.id(), id));
  }

  /// What is told twice in one breath counts as told last.
  static void learn(JdbcTransaction tx, EntityId calendar, BusyLearned it) throws SQLException {
    found(tx, calendar, it.source(), it.at());
    var latest = new LinkedHashMap<String, Outside>();
    for (var entry : it.entries()) latest.put(entry.id(), entry);
    var known = latest.values().stream().collect(partitioningBy(entry -> entry.slot().isPresent()));
    if (it.whole()) forget(tx, calendar, it.source(), Optional.empty());
    else forget(tx, calendar, it.source(), Optional.ofNullable(known.get(false)));
    add(tx, calendar, it.source(), Optional.ofNullable(known.get(true)).orElse(List.of()));
  }

  private static void found(JdbcTransaction tx, EntityId calendar, String source, Instant at)
      throws SQLException {
    tx.update(
        """
        insert into source (tenant, resource, source, learned) values (?, ?, ?, ?)
        on conflict (tenant, resource, source) do update
        set learned = excluded.learned, lost = null
        """,
        Values.of(calendar.tenant(), calendar.id(), source, at));
  }

  static void lose(JdbcTransaction tx, EntityId calendar, String source, Instant at)
      throws SQLException {
    tx.update(
        """
        insert into source as s (tenant, resource, source, lost) values (?, ?, ?, ?)
        on conflict (tenant, resource, source) do update
        set lost = coalesce(s.lost, excluded.lost)
        """,
        Values.of(calendar.tenant(), calendar.id(), source, at));
  }

  /// @param gone all of it when empty
  private static void forget(
      JdbcTransaction tx, EntityId calendar, String source, Optional<List<Outside>> gone)
      throws SQLException {
    if (gone.filter(List::isEmpty).isPresent()) return;
    @Nullable List<String> ids = gone.map(it -> it.stream().map(Outside::id).toList()).orElse(null);
    tx.update(
        """
        delete from busy
        where tenant = ? and resource = ? and source = ?
          and (? ::text[] is null or id = any (? ::text[]))
        """,
        Values.of(calendar.tenant(), calendar.id(), source, ids, ids));
  }

  private static void add(
      JdbcTransaction tx, EntityId calendar, String source, List<Outside> entries)
      throws SQLException {
    if (entries.isEmpty()) return;
    var slots = entries.stream().map(Outside::slot).flatMap(Optional::stream).toList();
    tx.update(
        """
        insert into busy (tenant, resource, source, id, starts, ends)
        select ?, ?, ?, e.id, e.starts, e.ends
        from unnest(? ::text[], ? ::text[]::timestamptz[], ? ::text[]::timestamptz[])
          as e (id, starts, ends)
        on conflict (tenant, resource, source, id) do update
        set starts = excluded.starts, ends = excluded.ends
        """,
        Values.of(
            calendar.tenant(),
            calendar.id(),
            source,
            entries.stream().map(Outside::id).toList(),
            slots.stream().map(Slot::start).map(Instant::toString).toList(),
            slots.stream().map(Slot::end).map(Instant::toString).toList()));
  }
}
