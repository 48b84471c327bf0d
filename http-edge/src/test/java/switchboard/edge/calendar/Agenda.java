package switchboard.edge.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import switchboard.engine.Page;
import switchboard.engine.duty.Duties;
import switchboard.engine.duty.Duty;

/// Duties nobody works off.
public final class Agenda implements Duties {

  private final Map<String, Listed> all = new TreeMap<>();

  private void put(Duty duty, State state, Optional<String> note) {
    all.put(duty.tenant() + "/" + duty.id(), new Listed(duty, state, note));
  }

  @Override
  public synchronized boolean add(Duty duty) {
    if (byId(duty.tenant(), duty.id()).isPresent()) return false;
    put(duty, State.PENDING, Optional.empty());
    return true;
  }

  @Override
  public synchronized void drop(Duty duty, String why) {
    put(duty, State.DROPPED, Optional.of(why));
  }

  @Override
  public synchronized void done(Duty duty) {
    put(duty, State.DONE, Optional.empty());
  }

  @Override
  public synchronized Optional<Listed> byId(String tenant, String id) {
    return Optional.ofNullable(all.get(tenant + "/" + id));
  }

  @Override
  public synchronized Page<Listed> list(
      String tenant, Duty.Kind kind, Optional<String> cursor, int limit) {
    return new Page<>(
        all.values().stream()
            .filter(it -> it.duty().tenant().equals(tenant) && it.duty().kind() == kind)
            .toList(),
        Optional.empty());
  }

  @Override
  public List<Duty> take(Set<Duty.Kind> kinds, int limit, Instant now, Duration lease) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void again(Duty duty, Instant due, String error) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void failed(Duty duty, String error) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int purge(Instant before, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int withdraw(String tenant, String subject, Set<Duty.Kind> kinds) {
    throw new UnsupportedOperationException();
  }
}
