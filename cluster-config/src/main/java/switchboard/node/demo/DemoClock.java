package switchboard.node.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// The wall clock, set back while the demo's past is told, and running on from there.
public final class DemoClock extends Clock {

  private final Clock wall;
  private volatile Duration behind = Duration.ZERO;

  public DemoClock(Clock wall) {
    this.wall = wall;
  }

  void setBackTo(Instant then) {
    behind = Duration.between(then, wall.instant());
  }

  void setRight() {
    behind = Duration.ZERO;
  }

  @Override
  public Instant instant() {
    return wall.instant().minus(behind);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
