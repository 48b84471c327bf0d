package switchboard.edge.live;

import java.util.function.Consumer;

/// What changes in the read models, whichever node changes it.
public interface Changes {

  /// Hands every topic to `watcher` until closed: `conversation:tenant:id`, `appointment:tenant`,
  /// `block:tenant`, `waitlist:tenant`, `consent:tenant`, `customer:tenant`, `message:tenant` (or
  /// `outbox:tenant`); with `*` in the place of the tenant, or alone, when changes may have been
  /// missed. Others are ignored.
  AutoCloseable subscribe(Consumer<String> watcher);
}
