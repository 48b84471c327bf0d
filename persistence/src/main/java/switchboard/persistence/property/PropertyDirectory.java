package switchboard.persistence.property;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.engine.property.Catalogue.Row;
import switchboard.engine.property.Fit;
import switchboard.engine.property.Listing;
import switchboard.engine.property.Meant;
import switchboard.engine.property.Properties;
import switchboard.engine.property.Search;
import switchboard.engine.property.Spoken;
import switchboard.engine.property.Tenancy;
import switchboard.engine.understanding.Vocabulary.Term;
import switchboard.persistence.journal.Failures;
import switchboard.persistence.projection.Changes;

/// The properties of every tenant in the memory of this node: read when they are first asked for,
/// and again once they have changed. While the database is away it answers from what it last saw.
public final class PropertyDirectory implements Properties {

  private static final Logger LOG = LoggerFactory.getLogger(PropertyDirectory.class);
  private static final Executor VIRTUAL = task -> Thread.ofVirtual().start(task);
  private static final String TOPIC = "property:";

  /// Should it not have been told of a change.
  private static final Duration OLDEST = Duration.ofMinutes(1);

  /// @param number how many changes had been told of when it was read
  private record Known(long number, Instant read, List<Row> rows, List<Term> terms) {}

  private final JdbcCatalogue catalogue;
  private final Clock clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private final Map<String, Boolean> reading = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();
  private final Map<String, Long> changed = new ConcurrentHashMap<>();

  private PropertyDirectory(DataSource source, Clock clock) {
    this.catalogue = new JdbcCatalogue(source);
    this.clock = clock;
  }

  /// A directory that begins to read at once, and keeps nobody waiting for it.
  public static PropertyDirectory open(DataSource source, Clock clock) {
    var directory = new PropertyDirectory(source, clock);
    VIRTUAL.execute(directory::warm);
    return directory;
  }

  private void warm() {
    try {
      catalogue.tenants().forEach(this::rows);
    } catch (RuntimeException e) {
      LOG.warn("properties cannot be read yet ({})", Failures.kind(e));
    }
  }

  /// Takes the topics of [Changes#subscribe].
  public void heard(String topic) {
    long number = changes.incrementAndGet();
    if (topic.equals(Changes.ANY)) known.keySet().forEach(it -> changed.put(it, number));
    else if (topic.startsWith(TOPIC)) {
      var tenant = topic.substring(TOPIC.length());
      changed.put(tenant, number);
      refresh(tenant);
    }
  }

  @Override
  public CompletionStage<List<Listing>> search(String tenant, Search search, int limit) {
    return asked(() -> new Fit(search).of(listings(tenant), limit));
  }

  @Override
  public CompletionStage<Optional<Listing>> named(String tenant, String said) {
    return asked(() -> Meant.among(listings(tenant), said));
  }

  @Override
  public CompletionStage<List<Listing>> ofRenter(String tenant, String customer) {
    return asked(() -> of(tenant, Tenancy::renter, customer));
  }

  @Override
  public CompletionStage<List<Listing>> ofLandlord(String tenant, String customer) {
    return asked(() -> of(tenant, Tenancy::landlord, customer));
  }

  /// What is at hand; if that is old, the next time has better.
  @Override
  public List<Term> vocabulary(String tenant) {
    var it = known.get(tenant);
    if (it == null || !fresh(tenant, it)) refresh(tenant);
    return it == null ? List.of() : it.terms();
  }

  private static <T> CompletionStage<T> asked(java.util.function.Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, VIRTUAL);
  }

  private List<Listing> listings(String tenant) {
    return rows(tenant).stream().map(Row::listing).toList();
  }

  private List<Listing> of(
      String tenant, Function<Tenancy, Optional<String>> role, String customer) {
    Predicate<Row> theirs = it -> role.apply(it.tenancy()).filter(customer::equals).isPresent();
    return rows(tenant).stream().filter(theirs).map(Row::listing).toList();
  }

  private List<Row> rows(String tenant) {
    var before = known.get(tenant);
    if (before != null && fresh(tenant, before)) return before.rows();
    try {
      return read(tenant).rows();
    } catch (RuntimeException e) {
      if (before == null) throw e;
      LOG.warn("properties cannot be read; those last seen stay ({})", Failures.kind(e));
      return before.rows();
    }
  }

  private boolean fresh(String tenant, Known it) {
    return it.number() >= changed.getOrDefault(tenant, 0L)
        && clock.instant().isBefore(it.read().plus(OLDEST));
  }

  /// What was read before a change that has been told of meanwhile is old as soon as it is known.
  private Known read(String tenant) {
    long number = changes.get();
    var now = clock.instant();
    var rows = catalogue.all(tenant);
    var terms = Spoken.terms(rows.stream().map(Row::listing).toList());
    var it = new Known(number, now, rows, terms);
    known.merge(tenant, it, (one, other) -> one.number() > other.number() ? one : other);
    return it;
  }

  /// One at a time for a tenant.
  private void refresh(String tenant) {
    if (reading.putIfAbsent(tenant, true) != null) return;
    VIRTUAL.execute(() -> {
      try {
        read(tenant);
      } catch (RuntimeException e) {
        LOG.debug("properties are not read ({})", Failures.kind(e));
      } finally {
        reading.remove(tenant);
      }
    });
  }
}
