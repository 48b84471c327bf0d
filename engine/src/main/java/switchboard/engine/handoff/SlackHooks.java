package switchboard.engine.handoff;

import java.time.Instant;
import java.util.Optional;
import switchboard.engine.privacy.Personal;

/// The addresses of the channels in which businesses want to be told. Whoever knows one can write
/// there, so that they are kept sealed. Blocks: call on a virtual thread.
public interface SlackHooks {

  Optional<Personal> of(String tenant);

  void keep(String tenant, Personal url, Instant now);

  void drop(String tenant);
}
