package switchboard.simulator.mail;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The e-mails taken, the latest thousand of them.
public final class Mailbox {

  private static final int KEPT = 1_000;

  private final Deque<SentMail> mails = new ArrayDeque<>();

  synchronized void put(SentMail mail) {
    mails.addLast(mail);
    if (mails.size() > KEPT) mails.removeFirst();
    notifyAll();
  }

  /// Oldest first.
  public synchronized List<SentMail> all() {
    return List.copyOf(mails);
  }

  public synchronized void clear() {
    mails.clear();
  }

  /// Waits until there is such a mail; empty if `patience` ran out first.
  public synchronized Optional<SentMail> await(Predicate<SentMail> wanted, Duration patience)
      throws InterruptedException {
    var deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      var found = mails.stream().filter(wanted).findFirst();
      var left = (deadline - System.nanoTime()) / 1_000_000;
      if (found.isPresent() || left <= 0) return found;
      wait(left);
    }
  }
}
