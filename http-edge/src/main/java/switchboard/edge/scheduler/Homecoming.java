package switchboard.edge.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import switchboard.engine.calendar.Outside;
import switchboard.engine.scheduler.Links.Link;
import switchboard.engine.scheduler.Mirrors;
import switchboard.engine.scheduler.Mirrors.Row;
import switchboard.engine.scheduler.OutsideScheduler.Entry;
import switchboard.engine.scheduler.Returned;

/// Tells what stands in a calendar outside apart: when somebody is busy, and what became of the
/// mirrors of our own appointments.
record Homecoming(Mirrors mirrors, Returned returned) {

  /// A mirror pushed this shortly before may be missing in what was read.
  private static final Duration FRESH = Duration.ofMinutes(2);

  /// What the calendar is to learn. Our own mirrors are not among it.
  List<Outside> busy(Link link, List<Entry> entries) {
    return entries.stream().flatMap(it -> busy(link, it)).toList();
  }

  private Stream<Outside> busy(Link link, Entry entry) {
    return switch (entry) {
      case Entry.Busy(var id, var slot) -> Stream.of(new Outside(id, Optional.of(slot)));
      case Entry.Free(var id) -> Stream.of(new Outside(id, Optional.empty()));
      case Entry.Gone(var id) when row(link, id).isPresent() -> Stream.empty();
      case Entry.Gone(var id) -> Stream.of(new Outside(id, Optional.empty()));
      case Entry.Mirrored _ -> Stream.empty();
    };
  }

  /// Says what somebody moved or deleted.
  ///
  /// @param whole entries are all there are: a mirror that is missing was deleted
  void tell(Link link, List<Entry> entries, boolean whole, Instant began) {
    for (var it : entries) {
      switch (it) {
        case Entry.Mirrored mirrored when mirrored.moved() -> moved(link, mirrored);
        case Entry.Gone(var id) -> row(link, id).ifPresent(row -> deleted(row, began));
        case Entry.Mirrored _, Entry.Busy _, Entry.Free _ -> {}
      }
    }
    if (whole) missing(link, entries, began);
  }

  private void missing(Link link, List<Entry> entries, Instant began) {
    var seen = entries.stream().map(Entry::id).collect(Collectors.toSet());
    var standing = mirrors.standing(link.tenant(), link.resource(), began, began.minus(FRESH));
    standing.stream().filter(it -> !seen(seen, it)).forEach(it -> deleted(it, began));
  }

  private static boolean seen(Set<String> seen, Row row) {
    return seen.contains(row.event());
  }

  private void moved(Link link, Entry.Mirrored it) {
    var row = mirrors.of(link.tenant(), link.resource(), it.appointment());
    if (row.filter(Row::gone).isPresent()) return;
    returned.moved(
        new Returned.Move(link.tenant(), link.resource(), it.appointment(), it.told(), it.slot()));
    row.ifPresent(known -> decided(known, known.at()));
  }

  private void deleted(Row row, Instant now) {
    if (row.gone() || !now.isBefore(row.told().end())) return;
    returned.deleted(
        new Returned.Deletion(
            row.tenant(), row.resource(), row.appointment(), Optional.of(row.told())));
    decided(row, row.at());
  }

  /// Whatever comes of it may overwrite what stands there.
  private void decided(Row row, Instant at) {
    mirrors.keep(
        new Row(
            row.tenant(),
            row.resource(),
            row.appointment(),
            row.event(),
            Optional.of(Mirrorer.ANY),
            row.revision(),
            row.told(),
            row.gone(),
            at));
  }

  private Optional<Row> row(Link link, String event) {
    return mirrors.byEvent(link.tenant(), link.resource(), event);
  }
}
