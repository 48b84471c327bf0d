package switchboard.edge.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.Page;
import switchboard.engine.calendar.Schedule;
import switchboard.engine.calendar.Slot;

/// A schedule that answers nothing: for tests that ask it little, and say what.
public abstract class BareSchedule implements Schedule {

  @Override
  public List<Entry> between(String tenant, Slot window) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Page<Entry> list(String tenant, Filter filter, Optional<String> cursor, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Entry> byId(String tenant, String appointment) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Page<Entry> reschedules(String tenant, Optional<String> cursor, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Share> mix(String tenant, Slot window) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Figures figures(String tenant, Slot window) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Closed> blocks(String tenant, Slot window) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Elsewhere> elsewhere(String tenant, Slot window) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Lost> lost(String tenant) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long madeSince(String tenant, Instant since) {
    throw new UnsupportedOperationException();
  }
}
