package switchboard.persistence.consent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static switchboard.persistence.view.Columns.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import switchboard.engine.consent.Case;
import switchboard.engine.consent.Consent.Status;
import switchboard.engine.consent.Consents;
import switchboard.engine.privacy.FactCodec;
import switchboard.engine.privacy.Seal;
import switchboard.persistence.view.Queries;

/// Questions from the table of [ConsentView].
public final class JdbcConsents implements Consents {

  private final Jdbi queries;

  public JdbcConsents(DataSource source) {
    this.queries = Queries.on(source);
  }

  @Override
  public List<Row> open(String tenant, Instant now) {
    return queries.withHandle(it ->
        it.createQuery(
                """
                select * from consent
                where tenant = :tenant and status = 'OPEN' and until > :now
                order by since, id limit 200
                """)
            .bind("tenant", tenant)
            .bind("now", now)
            .map((row, _) -> row(row))
            .list());
  }

  @Override
  public Optional<Row> byId(String tenant, String id) {
    return queries.withHandle(it ->
        it.createQuery("select * from consent where tenant = :tenant and id = :id")
            .bind("tenant", tenant)
            .bind("id", id)
            .map((row, _) -> row(row))
            .findOne());
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString("id"),
        FactCodec.read(Case.class, row.getString("plan").getBytes(UTF_8), Seal.PLAIN),
        Status.valueOf(row.getString("status")),
        instant(row, "since"),
        instant(row, "until"));
  }
}
