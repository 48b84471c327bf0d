package switchboard.persistence.pin;

import static switchboard.persistence.view.Columns.maybeInstant;
import static switchboard.persistence.view.Columns.text;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import switchboard.engine.pin.Pins;
import switchboard.engine.privacy.Personal;
import switchboard.engine.privacy.Seals;
import switchboard.persistence.view.Queries;

/// Table `staff_pin`. A digest is keyed with the tenant's key before it is hashed slowly with a
/// salt of its own, so that the table alone gives nothing away, short as the numbers are. The row
/// is locked while an attempt is judged: many at once are as good as one after the other.
public final class JdbcPins implements Pins {

  private static final int ROUNDS = 120_000;
  private static final int BITS = 256;

  private final Jdbi queries;
  private final Seals seals;
  private final SecureRandom random;
  private final int rounds;

  public JdbcPins(DataSource source, Seals seals, SecureRandom random) {
    this(source, seals, random, ROUNDS);
  }

  JdbcPins(DataSource source, Seals seals, SecureRandom random, int rounds) {
    this.queries = Queries.on(source);
    this.seals = seals;
    this.random = random;
    this.rounds = rounds;
  }

  private record Row(
      byte[] salt,
      byte[] hash,
      int rounds,
      int misses,
      Optional<Instant> locked,
      Optional<String> attempt,
      Optional<String> verdict,
      int tries) {

    static Row of(ResultSet row) throws SQLException {
      return new Row(
          row.getBytes("salt"),
          row.getBytes("hash"),
          row.getInt("rounds"),
          row.getInt("misses"),
          maybeInstant(row, "locked"),
          text(row, "attempt"),
          text(row, "verdict"),
          row.getInt("tries"));
    }

    boolean locked(Instant now) {
      return locked.filter(now::isBefore).isPresent();
    }
  }

  @Override
  public Standing standing(String tenant, String person, Instant now) {
    return queries.withHandle(it ->
        found(it, tenant, person, "")
            .map(row -> new Standing(true, row.locked().filter(now::isBefore)))
            .orElse(Standing.UNSET));
  }

  private static Optional<Row> found(Handle handle, String tenant, String person, String lock) {
    return handle
        .createQuery("select * from staff_pin where tenant = :tenant and person = :person " + lock)
        .bind("tenant", tenant)
        .bind("person", person)
        .map((row, _) -> Row.of(row))
        .findOne();
  }

  @Override
  public Check check(String tenant, String person, String attempt, Personal digest, Instant now) {
    var keyed = keyed(tenant, person, digest);
    return queries.inTransaction(it -> {
      var row = found(it, tenant, person, "for update");
      if (row.isEmpty()) return new Check(Verdict.UNSET, 0);
      var known = row.get();
      if (known.attempt().filter(attempt::equals).isPresent())
        return new Check(Verdict.valueOf(known.verdict().orElseThrow()), known.tries());
      var check = judged(known, keyed, now);
      keep(it, tenant, person, attempt, check, known, now);
      return check;
    });
  }

  private Check judged(Row row, String keyed, Instant now) {
    if (row.locked(now)) return new Check(Verdict.LOCKED, 0);
    boolean right = MessageDigest.isEqual(row.hash(), slow(keyed, row.salt(), row.rounds()));
    if (right) return new Check(Verdict.RIGHT, TRIES);
    int left = TRIES - misses(row) - 1;
    return left > 0 ? new Check(Verdict.WRONG, left) : new Check(Verdict.LOCKED_NOW, 0);
  }

  /// Once a lock has run out, counting begins anew.
  private static int misses(Row row) {
    return row.locked().isPresent() ? 0 : row.misses();
  }

  private static void keep(
      Handle handle,
      String tenant,
      String person,
      String attempt,
      Check check,
      Row row,
      Instant now) {
    var locked =
        switch (check.verdict()) {
          case LOCKED_NOW -> Optional.of(now.plus(LOCKED));
          case LOCKED -> row.locked();
          case RIGHT, WRONG, UNSET -> Optional.<Instant>empty();
        };
    int misses =
        switch (check.verdict()) {
          case WRONG -> misses(row) + 1;
          case RIGHT, LOCKED_NOW, UNSET -> 0;
          case LOCKED -> row.misses();
        };
    handle
        .createUpdate(
            """
            update staff_pin set misses = :misses, locked = :locked, attempt = :attempt,
              verdict = :verdict, tries = :tries
            where tenant = :tenant and person = :person
            """)
        .bind("misses", misses)
        .bind("locked", locked.orElse(null))
        .bind("attempt", attempt)
        .bind("verdict", check.verdict().name())
        .bind("tries", check.left())
        .bind("tenant", tenant)
        .bind("person", person)
        .execute();
  }

  @Override
  public void set(String tenant, String person, Personal digest, Instant now) {
    var salt = new byte[16];
    random.nextBytes(salt);
    var hash = slow(keyed(tenant, person, digest), salt, rounds);
    queries.useHandle(it ->
        it.createUpdate(
                """
                insert into staff_pin (tenant, person, salt, hash, rounds, changed)
                values (:tenant, :person, :salt, :hash, :rounds, :now)
                on conflict (tenant, person) do update
                set salt = excluded.salt, hash = excluded.hash, rounds = excluded.rounds,
                  misses = 0, locked = null, attempt = null, verdict = null, tries = 0,
                  changed = excluded.changed
                """)
            .bind("tenant", tenant)
            .bind("person", person)
            .bind("salt", salt)
            .bind("hash", hash)
            .bind("rounds", rounds)
            .bind("now", now)
            .execute());
  }

  @Override
  public void clear(String tenant, String person) {
    queries.useHandle(it ->
        it.createUpdate("delete from staff_pin where tenant = :tenant and person = :person")
            .bind("tenant", tenant)
            .bind("person", person)
            .execute());
  }

  private String keyed(String tenant, String person, Personal digest) {
    return seals.hash(tenant, "pin", person + "|" + digest.text()).toCompletableFuture().join();
  }

  private static byte[] slow(String keyed, byte[] salt, int rounds) {
    try {
      var spec = new PBEKeySpec(keyed.toCharArray(), salt, rounds, BITS);
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has PBKDF2", e);
    }
  }
}
