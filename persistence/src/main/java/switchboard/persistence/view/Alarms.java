package switchboard.persistence.view;

import static switchboard.persistence.view.Columns.instant;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import switchboard.persistence.projection.JdbcTransaction;

/// What must never be and yet was seen by a view. For people: shown by `doctor`, counted by
/// metrics.
public final class Alarms {

  public enum What {
    /// Two live appointments of one resource overlap.
    DOUBLE_APPOINTMENT,
    /// Two tenants claim one number.
    NUMBER_CLAIMED_TWICE
  }

  /// @param subject id of what was seen last, `other` of what was there already
  public record Alarm(String tenant, What what, String subject, String other, Instant at) {}

  private final Jdbi queries;

  public Alarms(DataSource source) {
    this.queries = Queries.on(source);
  }

  /// Records an alarm in the transaction of the view that saw it; the same one only once.
  public static void raise(JdbcTransaction tx, Alarm alarm) throws SQLException {
    tx.update(
        """
        insert into alarm (tenant, what, subject, other, at) values (?, ?, ?, ?, ?)
        on conflict do nothing
        """,
        Values.of(alarm.tenant, alarm.what, alarm.subject, alarm.other, alarm.at));
  }

  /// Of all tenants: for whoever runs the house.
  public List<Alarm> latest(int limit) {
    return queries.withHandle(it ->
        it.createQuery("select * from alarm order by at desc, tenant, subject limit :limit")
            .bind("limit", Cursor.clamp(limit))
            .map((row, _) ->
                new Alarm(
                    row.getString("tenant"),
                    What.valueOf(row.getString("what")),
                    row.getString("subject"),
                    row.getString("other"),
                    instant(row, "at")))
            .list());
  }

  public long count() {
    return queries.withHandle(
        it -> it.createQuery("select count(*) from alarm").mapTo(Long.class).one());
  }
}
