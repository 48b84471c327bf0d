package switchboard.persistence.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.Mac;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import switchboard.engine.privacy.Seal;
import switchboard.engine.privacy.Seals;
import switchboard.persistence.database.Notifications;

/// The seals of all subjects, their keys in table `subject_key`. Nodes share the table: whichever
/// makes a key first, all use it; whichever destroys one, all forget it within a second. Open one
/// per node.
public final class SubjectKeys implements Seals, AutoCloseable {

  /// The channel the [Notifications] must listen to.
  public static final String CHANNEL = KeyTable.ERASED_CHANNEL;

  private static final int CACHED = 50_000;
  private static final String CHECK = "check|master";
  private static final Executor THREADS =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("subject-keys-", 0).factory());

  private final KeyTable table;
  private final MasterKey master;
  private final Cache cache = new Cache();
  private final AutoCloseable listening;

  private SubjectKeys(DataSource source, MasterKey master, Notifications notifications) {
    this.table = new KeyTable(source);
    this.master = master;
    this.listening =
        notifications.listen(CHANNEL, it -> it.ifPresentOrElse(cache::forget, cache::clear));
  }

  public static SubjectKeys open(DataSource source, MasterKey master, Notifications notifications) {
    return new SubjectKeys(source, master, notifications);
  }

  /// Asks the database whether it was first used with this master key.
  ///
  /// @throws MasterKey.WrongMasterKey if not
  public void check() {
    load(CHECK);
  }

  @Override
  public CompletionStage<Seal> of(String subject) {
    var cached = cache.get(subject);
    if (cached != null) return CompletableFuture.completedStage(cached);
    return CompletableFuture.supplyAsync(() -> load(subject), THREADS);
  }

  @Override
  public Seal load(String subject) {
    return subject(subject);
  }

  private SubjectSeal subject(String subject) {
    var cached = cache.get(subject);
    if (cached != null) return cached;
    long age = cache.age();
    var wrapped = table.findOrKeep(subject, fresh(subject));
    var key = wrapped.map(it -> Aes.key(master.unwrap(subject, it)));
    return cache.put(new SubjectSeal(subject, key), age);
  }

  private byte[] fresh(String subject) {
    return master.wrap(subject, Aes.random(Aes.KEY_BYTES));
  }

  @Override
  public CompletionStage<String> hash(String tenant, String kind, String normalised) {
    var subject = "lookup|" + tenant;
    var cached = cache.get(subject);
    if (cached != null) return CompletableFuture.completedStage(hash(cached, kind, normalised));
    return CompletableFuture.supplyAsync(() -> hash(subject(subject), kind, normalised), THREADS);
  }

  private static String hash(SubjectSeal lookup, String kind, String normalised) {
    var key = lookup.key().orElseThrow(() -> new IllegalStateException("the look-up key is gone"));
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(kind.getBytes(UTF_8));
      mac.update((byte) 0);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(normalised.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is not available", e);
    }
  }

  /// Waits for the database.
  @Override
  public void assign(String subject, String person) {
    table.assign(subject, fresh(subject), person);
  }

  /// Waits for the database.
  @Override
  public void erase(String person) {
    table.erase(person).forEach(cache::forget);
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /// The seals used last.
  private static final class Cache {
    private final ReentrantLock lock = new ReentrantLock();
    private long age;
    private final Map<String, SubjectSeal> seals =
        new LinkedHashMap<>(1024, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, SubjectSeal> eldest) {
            return size() > CACHED;
          }
        };

    private @Nullable SubjectSeal get(String subject) {
      lock.lock();
      try {
        return seals.get(subject);
      } finally {
        lock.unlock();
      }
    }

    private long age() {
      lock.lock();
      try {
        return age;
      } finally {
        lock.unlock();
      }
    }

    /// Not kept if anything was forgotten since `age`: it may have been read before.
    private SubjectSeal put(SubjectSeal seal, long age) {
      lock.lock();
      try {
        if (this.age == age) seals.put(seal.subject(), seal);
        return seal;
      } finally {
        lock.unlock();
      }
    }

    private void forget(String subject) {
      lock.lock();
      try {
        age++;
        seals.remove(subject);
      } finally {
        lock.unlock();
      }
    }

    private void clear() {
      lock.lock();
      try {
        age++;
        seals.clear();
      } finally {
        lock.unlock();
      }
    }
  }
}
