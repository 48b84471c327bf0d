package switchboard.persistence.projection;

import java.time.Duration;

/// Is told after every commit of a view how long ago its oldest event had been written.
@FunctionalInterface
public interface ProjectionLag {

  void lag(String view, String slice, Duration lag);
}
