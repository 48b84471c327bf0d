package switchboard.persistence.tenant;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static switchboard.persistence.view.Columns.instant;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.engine.privacy.FactCodec;
import switchboard.engine.privacy.Seal;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Tenant.KeyKind;
import switchboard.engine.tenant.Tenant.Status;
import switchboard.engine.tenant.Tenants.Card;
import switchboard.persistence.view.Queries;

/// Reads the tables of [TenantView], and of those only what is new. Of all tenants: this is how a
/// node learns which there are.
final class TenantTables {

  private static final Logger LOG = LoggerFactory.getLogger(TenantTables.class);

  /// A tenant at one revision.
  record Known(Card card, long revision, List<Claim> claims, Map<KeyKind, String> keys) {}

  /// Claims order by who was first.
  record Claim(String tenant, String number, Instant claimed) implements Comparable<Claim> {
    @Override
    public int compareTo(Claim other) {
      return comparing(Claim::claimed).thenComparing(Claim::tenant).compare(this, other);
    }
  }

  private record Owned(String tenant, KeyKind kind, String hash) {}

  private final Jdbi queries;

  TenantTables(DataSource source) {
    this.queries = Queries.on(source);
  }

  /// All tenants, those of `before` that have not changed as they are. Revisions are read first, so
  /// that a change in between is seen next time.
  Map<String, Known> changedSince(Map<String, Known> before) {
    return queries.withHandle(it -> {
      var revisions = revisions(it);
      var next = new HashMap<>(before);
      next.keySet().retainAll(revisions.keySet());
      var changed = revisions.keySet().stream().filter(id -> !same(before, revisions, id)).toList();
      if (!changed.isEmpty()) next.putAll(read(it, changed, revisions));
      return Map.copyOf(next);
    });
  }

  private static boolean same(Map<String, Known> before, Map<String, Long> revisions, String id) {
    return Optional.ofNullable(before.get(id))
        .map(it -> Long.valueOf(it.revision()).equals(revisions.get(id)))
        .orElse(false);
  }

  private static Map<String, Long> revisions(Handle handle) {
    return handle
        .createQuery("select tenant, revision from tenant")
        .map((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Map<String, Known> read(
      Handle handle, List<String> ids, Map<String, Long> revisions) {
    var claims =
        ask(handle, "select * from tenant_number where tenant = any (:ids)", ids, CLAIM).stream()
            .collect(groupingBy(Claim::tenant));
    var keys =
        ask(handle, "select * from tenant_key where tenant = any (:ids)", ids, OWNED).stream()
            .collect(groupingBy(Owned::tenant, toMap(Owned::kind, Owned::hash)));
    return ask(handle, "select * from tenant where tenant = any (:ids)", ids, CARD).stream()
        .flatMap(Optional::stream)
        .map(it ->
            new Known(
                it,
                revisions.getOrDefault(it.id(), 0L),
                claims.getOrDefault(it.id(), List.of()),
                keys.getOrDefault(it.id(), Map.of())))
        .collect(toMap(it -> it.card().id(), it -> it));
  }

  private static <T> List<T> ask(Handle handle, String sql, List<String> ids, RowMapper<T> row) {
    return handle.createQuery(sql).bindArray("ids", String.class, ids).map(row).list();
  }

  private static final RowMapper<Claim> CLAIM =
      (row, _) ->
          new Claim(row.getString("tenant"), row.getString("number"), instant(row, "claimed"));

  private static final RowMapper<Owned> OWNED =
      (row, _) ->
          new Owned(
              row.getString("tenant"),
              KeyKind.valueOf(row.getString("kind")),
              row.getString("hash"));

  private static final RowMapper<Optional<Card>> CARD =
      (row, _) -> {
        var id = row.getString("tenant");
        var status = Status.valueOf(row.getString("status"));
        var version = row.getLong("version");
        return profile(id, row.getString("profile")).map(it -> new Card(id, it, status, version));
      };

  /// One profile that cannot be read must not hide the other tenants.
  private static Optional<Profile> profile(String tenant, String json) {
    try {
      var bytes = json.getBytes(StandardCharsets.UTF_8);
      return Optional.of(FactCodec.read(Profile.class, bytes, Seal.PLAIN));
    } catch (RuntimeException e) {
      LOG.error("the profile of {} cannot be read ({})", tenant, e.getClass().getSimpleName());
      return Optional.empty();
    }
  }
}
