package switchboard.edge.live;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Everyone on this node who reads the changes of a tenant. Passes each change to the readers of
/// its own tenant only, at once, without waiting for any of them.
public final class Audience implements AutoCloseable {

  private static final int CAPACITY = 256;

  private final int perTenant;
  private final Map<String, Set<Mailbox>> mailboxes = new HashMap<>();
  private final AutoCloseable subscription;
  private boolean closed;

  private Audience(Changes changes, int perTenant) {
    this.perTenant = perTenant;
    this.subscription = changes.subscribe(this::tell);
  }

  /// @param perTenant how many may read one tenant's changes at a time
  public static Audience of(Changes changes, int perTenant) {
    return new Audience(changes, perTenant);
  }

  /// Whether one more may read. Whoever opens later may still find no room.
  synchronized boolean room(String tenant) {
    return !closed && mailboxes.getOrDefault(tenant, Set.of()).size() < perTenant;
  }

  /// A mailbox that receives from now on, to be left afterwards; empty when there is no room.
  synchronized Optional<Mailbox> join(String tenant) {
    if (!room(tenant)) return Optional.empty();
    var mailbox = new Mailbox(CAPACITY);
    mailboxes.computeIfAbsent(tenant, _ -> new HashSet<>()).add(mailbox);
    return Optional.of(mailbox);
  }

  synchronized void leave(String tenant, Mailbox mailbox) {
    var left = mailboxes.getOrDefault(tenant, new HashSet<>());
    left.remove(mailbox);
    if (left.isEmpty()) mailboxes.remove(tenant);
  }

  public synchronized int size() {
    return mailboxes.values().stream().mapToInt(Set::size).sum();
  }

  private void tell(String topic) {
    switch (Change.parse(topic)) {
      case Change.News.Of(var tenant, var change) -> readers(tenant).forEach(it -> it.put(change));
      case Change.News.Missed() -> everyone().forEach(Mailbox::missed);
      case Change.News.Other() -> {}
    }
  }

  private synchronized Stream<Mailbox> readers(String tenant) {
    return Set.copyOf(mailboxes.getOrDefault(tenant, Set.of())).stream();
  }

  private synchronized Stream<Mailbox> everyone() {
    return mailboxes.values().stream().flatMap(Set::stream).toList().stream();
  }

  /// Ends every stream, so that a server which stops need not wait for them.
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    everyone().forEach(Mailbox::close);
    try {
      subscription.close();
    } catch (Exception e) {
      throw new IllegalStateException("the subscription to changes does not end", e);
    }
  }
}
