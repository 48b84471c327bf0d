package switchboard.engine.outbound;

import java.time.Instant;

/// Customers who do not want to be called by a business of its own accord. Blocks: call on a
/// virtual thread.
public interface Refusals {

  boolean refuses(String tenant, String customer);

  void set(String tenant, String customer, boolean refuses, Instant now);
}
