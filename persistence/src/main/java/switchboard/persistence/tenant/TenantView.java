package switchboard.persistence.tenant;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import org.jspecify.annotations.Nullable;
import switchboard.engine.Fact;
import switchboard.engine.Phone;
import switchboard.engine.privacy.FactCodec;
import switchboard.engine.privacy.Seal;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Tenant.Event;
import switchboard.engine.tenant.Tenant.Event.Activated;
import switchboard.engine.tenant.Tenant.Event.KeyIssued;
import switchboard.engine.tenant.Tenant.Event.ProfileChanged;
import switchboard.engine.tenant.Tenant.Event.Registered;
import switchboard.engine.tenant.Tenant.Event.Suspended;
import switchboard.engine.tenant.Tenant.KeyKind;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.Alarms;
import switchboard.persistence.view.Alarms.Alarm;
import switchboard.persistence.view.Alarms.What;
import switchboard.persistence.view.EntityId;
import switchboard.persistence.view.Values;

/// Tables `tenant`, `tenant_number` and `tenant_key`: the newest profile, the numbers claimed and
/// the hashes of the keys in force. A number claimed by two tenants raises an alarm.
public final class TenantView implements View {

  @Override
  public String name() {
    return "tenant";
  }

  @Override
  public String entityType() {
    return "tenant";
  }

  @Override
  public List<String> tables() {
    return List.of("tenant", "tenant_number", "tenant_key");
  }

  @Override
  public void apply(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
    on(tx, EntityId.of(event.persistenceId()), (Event) event.event());
  }

  /// U+0000 in JSON, which `jsonb` refuses; an even number of backslashes before it belongs to the
  /// text before it.
  private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

  private static void on(JdbcTransaction tx, EntityId it, Event event) throws SQLException {
    var tenant = it.tenant();
    switch (event) {
      case Registered(var profile, var keys, var at) -> register(tx, tenant, profile, keys, at);
      case ProfileChanged(var profile, var at) -> {
        change(
            tx,
            tenant,
            "profile = ?::jsonb, demo = ?, version = version + 1, changed = ?",
            json(profile),
            profile.demo(),
            at);
        claim(tx, tenant, profile, at);
      }
      case KeyIssued(var kind, var hash, var at) -> {
        key(tx, tenant, kind, hash);
        change(tx, tenant, "changed = ?", at);
      }
      case Suspended(_, var at) -> change(tx, tenant, "status = 'SUSPENDED', changed = ?", at);
      case Activated(var at) -> change(tx, tenant, "status = 'ACTIVE', changed = ?", at);
    }
    tx.touch(tenant);
  }

  private static void register(
      JdbcTransaction tx, String tenant, Profile profile, Map<KeyKind, String> keys, Instant at)
      throws SQLException {
    tx.update(
        """
        insert into tenant
          (tenant, profile, status, version, revision, demo, registered, changed)
        values (?, ?::jsonb, 'ACTIVE', 1, 1, ?, ?, ?)
        on conflict (tenant) do nothing
        """,
        Values.of(tenant, json(profile), profile.demo(), at, at));
    for (var it : keys.entrySet()) key(tx, tenant, it.getKey(), it.getValue());
    claim(tx, tenant, profile, at);
  }

  private static void key(JdbcTransaction tx, String tenant, KeyKind kind, String hash)
      throws SQLException {
    tx.update(
        """
        insert into tenant_key (tenant, kind, hash) values (?, ?, ?)
        on conflict (tenant, kind) do update set hash = excluded.hash
        """,
        Values.of(tenant, kind, hash));
  }

  /// A number kept keeps the moment it was first claimed.
  private static void claim(JdbcTransaction tx, String tenant, Profile profile, Instant at)
      throws SQLException {
    var numbers = profile.numbers().stream().map(Phone::e164).toList();
    tx.update(
        "delete from tenant_number where tenant = ? and number <> all (?)",
        Values.of(tenant, numbers));
    tx.update(
        """
        insert into tenant_number (tenant, number, claimed)
        select ?, number, ? from unnest(?::text[]) number
        on conflict do nothing
        """,
        Values.of(tenant, at, numbers));
    var rivals =
        tx.query(
            "select distinct tenant from tenant_number where number = any (?) and tenant <> ?",
            row -> row.getString(1),
            Values.of(numbers, tenant));
    for (var rival : rivals)
      Alarms.raise(tx, new Alarm(tenant, What.NUMBER_CLAIMED_TWICE, tenant, rival, at));
  }

  private static void change(
      JdbcTransaction tx, String tenant, String set, @Nullable Object... changed)
      throws SQLException {
    tx.update(
        "update tenant set " + set + ", revision = revision + 1 where tenant = ?",
        Values.keyed(changed, tenant));
  }

  private static String json(Profile profile) {
    var written = new String(FactCodec.write(Profile.class, profile, Seal.PLAIN), UTF_8);
    return NUL.matcher(written).replaceAll("$1\ufffd");
  }
}
