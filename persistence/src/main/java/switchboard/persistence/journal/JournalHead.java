package switchboard.persistence.journal;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.persistence.journal.EventJournal.Arrival;

/// Up to where the journal is final.
///
/// Orderings are drawn before their transaction commits, so a row may yet appear below one already
/// visible. The head is the largest ordering that no such latecomer can undercut: it follows the
/// rows while their numbers have no gap, and passes a gap once every transaction that may hold the
/// missing numbers has ended. Transactions that do not write to the journal, however long, do not
/// matter.
///
/// One thread and one connection per node, however many slices are read.
final class JournalHead implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JournalHead.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration RETRY = Duration.ofMillis(500);
  private static final int LIMIT = 1000;

  private final DataSource source;
  private final Duration minPoll;
  private final Duration maxPoll;
  private final Tails tails = new Tails();
  private final Thread thread;
  private volatile boolean open = true;

  // of the thread alone
  private long head;
  private Gap gap = Gap.NONE;
  private long news = System.nanoTime();

  private JournalHead(DataSource source, Duration minPoll, Duration maxPoll) {
    this.source = source;
    this.minPoll = minPoll;
    this.maxPoll = maxPoll;
    this.thread = Thread.ofPlatform().daemon().name("journal-head").unstarted(this::run);
  }

  static JournalHead follow(DataSource source, Duration minPoll, Duration maxPoll) {
    var head = new JournalHead(source, minPoll, maxPoll);
    head.thread.start();
    return head;
  }

  /// The head, once there may be something for this slice between `offset` and the head.
  CompletionStage<Long> beyond(Slice slice, long offset) {
    return tails.beyond(slice, offset);
  }

  @Override
  public void close() {
    open = false;
    thread.interrupt();
  }

  private void run() {
    while (open) {
      try (var journal = EventJournal.of(source)) {
        begin(journal);
        while (open) if (!advance(journal)) rest();
      } catch (Exception e) {
        tails.fail(e);
        if (open) LOG.warn("journal head lost; the projections of this node start again", e);
        LockSupport.parkNanos(RETRY.toNanos());
      }
    }
  }

  /// Starts at the last row, once all who were writing at that moment have ended.
  private void begin(EventJournal journal) throws SQLException, InterruptedException {
    head = -1;
    gap = Gap.NONE;
    long last = journal.last();
    while (!settled(journal, last)) rest();
    head = last;
    tails.begin(head);
  }

  /// Releases the rows that have become final. True if there may be more at once.
  private boolean advance(EventJournal journal) throws SQLException {
    var arrived = journal.after(head, LIMIT);
    var ready = arrived.subList(0, ready(arrived));
    if (!ready.isEmpty()) {
      head = ready.getLast().ordering();
      news = System.nanoTime();
      tails.grow(ready);
    }
    if (ready.size() == arrived.size()) return arrived.size() == LIMIT;
    return settled(journal, arrived.getLast().ordering());
  }

  /// How many arrivals come before the first gap that may still fill.
  private int ready(List<Arrival> arrived) {
    long next = head + 1;
    for (int n = 0; n < arrived.size(); n++) {
      long ordering = arrived.get(n).ordering();
      if (ordering > next && !gap.closedUpTo(ordering)) return n;
      next = ordering + 1;
    }
    return arrived.size();
  }

  /// Whether all who may hold a missing number up to `seen` have ended: then whoever looks after
  /// this finds all that will ever be there. To be asked after `seen` was seen.
  private boolean settled(EventJournal journal, long seen) throws SQLException {
    var writers = journal.writers();
    if (gap.closed() || gap.upTo <= head) gap = new Gap(seen, writers, System.nanoTime());
    gap.writers.retainAll(writers);
    if (gap.overdue()) {
      LOG.warn("events after {} wait for {}", head, gap.writers);
      gap = new Gap(gap.upTo, gap.writers, System.nanoTime());
    }
    return gap.closed();
  }

  /// Sleeps for a twentieth of the silence so far, within bounds: news often follows news.
  private void rest() throws InterruptedException {
    long share = (System.nanoTime() - news) / 20;
    Thread.sleep(Duration.ofNanos(Math.clamp(share, minPoll.toNanos(), maxPoll.toNanos())));
  }

  /// The numbers up to `upTo` were all drawn by `writers` or by transactions that have ended.
  private record Gap(long upTo, Set<String> writers, long since) {
    static final Gap NONE = new Gap(-1, Set.of(), 0);

    boolean closed() {
      return writers.isEmpty();
    }

    boolean closedUpTo(long ordering) {
      return closed() && ordering <= upTo;
    }

    boolean overdue() {
      return !closed() && System.nanoTime() - since > PATIENCE.toNanos();
    }
  }
}
