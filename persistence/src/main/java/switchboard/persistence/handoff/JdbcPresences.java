package switchboard.persistence.handoff;

import static switchboard.persistence.view.Columns.instant;
import static switchboard.persistence.view.Columns.maybeInstant;

import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import switchboard.engine.handoff.Presences;
import switchboard.persistence.view.Queries;

/// Who takes no calls, in table `presence`.
public final class JdbcPresences implements Presences {

  private final Jdbi queries;

  public JdbcPresences(DataSource source) {
    this.queries = Queries.on(source);
  }

  @Override
  public Map<String, Standing> of(String tenant) {
    return queries.withHandle(it ->
        it
            .createQuery("select * from presence where tenant = :tenant")
            .bind("tenant", tenant)
            .map((row, _) ->
                Map.entry(
                    row.getString("person"),
                    new Standing(
                        row.getBoolean("away"),
                        maybeInstant(row, "until"),
                        instant(row, "changed"))))
            .list()
            .stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  @Override
  public void set(String tenant, String person, Standing standing) {
    queries.useHandle(it ->
        it.createUpdate(
                """
                insert into presence (tenant, person, away, until, changed)
                values (:tenant, :person, :away, :until, :changed)
                on conflict (tenant, person) do update
                set away = excluded.away, until = excluded.until, changed = excluded.changed
                """)
            .bind("tenant", tenant)
            .bind("person", person)
            .bind("away", standing.away())
            .bind("until", standing.until())
            .bind("changed", standing.changed())
            .execute());
  }
}
