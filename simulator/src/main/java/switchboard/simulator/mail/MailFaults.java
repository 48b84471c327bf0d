package switchboard.simulator.mail;

import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What goes wrong on purpose, with one mail each.
public final class MailFaults {

  public enum Fault {
    /// The server is too busy even to begin (421).
    BUSY,
    /// It cannot take the mail now (454).
    LATER,
    /// It knows no such receiver (550).
    NO_SUCH_USER,
    /// It takes the mail, but drops the connection before it says so.
    DROP_AFTER_DATA
  }

  private final ConcurrentLinkedQueue<Fault> queue = new ConcurrentLinkedQueue<>();

  /// The next `n` mails meet with this.
  public void next(int n, Fault fault) {
    for (int i = 0; i < n; i++) queue.add(fault);
  }

  /// Everything works again, from now on.
  public void clear() {
    queue.clear();
  }

  Optional<Fault> poll() {
    return Optional.ofNullable(queue.poll());
  }
}
