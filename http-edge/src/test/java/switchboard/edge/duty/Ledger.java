package switchboard.edge.duty;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import switchboard.engine.Page;
import switchboard.engine.duty.Duties;
import switchboard.engine.duty.Duty;
import switchboard.engine.duty.Duty.Kind;

/// Duties in memory, leased as the real ones are.
public final class Ledger implements Duties {

  private record Line(Duty duty, State state, Instant wake, String note) {}

  private final Map<String, Line> lines = new LinkedHashMap<>();

  /// Whether the database is gone.
  public volatile boolean away;

  @Override
  public synchronized boolean add(Duty it) {
    return lines.putIfAbsent(it.id(), new Line(it, State.PENDING, it.due(), "")) == null;
  }

  @Override
  public synchronized List<Duty> take(Set<Kind> kinds, int limit, Instant now, Duration lease) {
    if (away) throw new IllegalStateException("the database is gone");
    var due =
        lines.values().stream()
            .filter(it -> kinds.contains(it.duty().kind()))
            .filter(it -> it.state() == State.PENDING || it.state() == State.TAKEN)
            .filter(it -> !it.wake().isAfter(now))
            .sorted(Comparator.comparing(Line::wake))
            .limit(limit)
            .toList();
    for (var it : due)
      lines.put(it.duty().id(), new Line(tried(it.duty()), State.TAKEN, now.plus(lease), ""));
    return due.stream().map(Line::duty).toList();
  }

  private static Duty tried(Duty it) {
    return new Duty(
        it.tenant(),
        it.id(),
        it.kind(),
        it.subject(),
        it.resource(),
        it.facts(),
        it.due(),
        it.attempts() + 1);
  }

  @Override
  public void done(Duty duty) {
    settle(duty, State.DONE, Instant.MAX, "");
  }

  @Override
  public void again(Duty duty, Instant due, String error) {
    settle(duty, State.PENDING, due, error);
  }

  @Override
  public void drop(Duty duty, String why) {
    settle(duty, State.DROPPED, Instant.MAX, why);
  }

  @Override
  public void failed(Duty duty, String error) {
    settle(duty, State.FAILED, Instant.MAX, error);
  }

  private synchronized void settle(Duty it, State state, Instant wake, String note) {
    if (away) throw new IllegalStateException("the database is gone");
    var line = lines.get(it.id());
    if (line != null && line.duty().attempts() == it.attempts() + 1)
      lines.put(it.id(), new Line(line.duty(), state, wake, note));
  }

  @Override
  public synchronized int purge(Instant before, int limit) {
    var over =
        lines.values().stream()
            .filter(it -> it.state().over() && it.duty().due().isBefore(before))
            .map(it -> it.duty().id())
            .limit(limit)
            .toList();
    over.forEach(lines::remove);
    return over.size();
  }

  @Override
  public synchronized int withdraw(String tenant, String subject, Set<Kind> kinds) {
    return 0;
  }

  @Override
  public synchronized Optional<Listed> byId(String tenant, String id) {
    return Optional.ofNullable(lines.get(id))
        .map(it -> new Listed(it.duty(), it.state(), Optional.of(it.note())));
  }

  @Override
  public synchronized Page<Listed> list(
      String tenant, Kind kind, Optional<String> cursor, int limit) {
    return new Page<>(new ArrayList<>(), Optional.empty());
  }

  public Optional<State> state(String id) {
    return byId("", id).map(Listed::state);
  }

  public synchronized Optional<Instant> wake(String id) {
    return Optional.ofNullable(lines.get(id)).map(Line::wake);
  }
}
