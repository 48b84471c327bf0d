package switchboard.persistence.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import switchboard.engine.calendar.Appointments;
import switchboard.persistence.view.Columns;
import switchboard.persistence.view.Cursor;
import switchboard.persistence.view.Queries;

/// Appointments from the table of [AppointmentView], asked on virtual threads. The stage fails when
/// the database cannot answer.
public final class JdbcAppointments implements Appointments {

  private static final Executor VIRTUAL = task -> Thread.ofVirtual().start(task);

  private static final String STANDING = "status = 'CONFIRMED'";
  private static final String TO_COME = "status in ('CONFIRMED', 'DISPLACED')";

  private final Jdbi queries;

  public JdbcAppointments(DataSource source) {
    this.queries = Queries.on(source);
  }

  @Override
  public CompletionStage<Optional<Found>> next(String tenant, String customer, Instant now) {
    return asked(tenant, customer, now, STANDING, 1).thenApply(it -> it.stream().findFirst());
  }

  @Override
  public CompletionStage<List<Found>> upcoming(
      String tenant, String customer, Instant now, int limit) {
    return asked(tenant, customer, now, TO_COME, Cursor.clamp(limit));
  }

  private CompletionStage<List<Found>> asked(
      String tenant, String customer, Instant now, String which, int limit) {
    return CompletableFuture.supplyAsync(() -> find(tenant, customer, now, which, limit), VIRTUAL);
  }

  private List<Found> find(String tenant, String customer, Instant now, String which, int limit) {
    return queries.withHandle(it ->
        it.createQuery(
                """
                select id, resource, service, starts, ends, companions, pending_since, unsure
                from appointment
                where tenant = :tenant and customer = :customer and listed and starts > :now
                  and %s
                order by starts, id limit :limit
                """
                    .formatted(which))
            .bind("tenant", tenant)
            .bind("customer", customer)
            .bind("now", now)
            .bind("limit", limit)
            .map((row, _) -> found(row))
            .list());
  }

  private static Found found(ResultSet row) throws SQLException {
    return new Found(
        row.getString("id"),
        row.getString("resource"),
        row.getString("service"),
        Rows.slot(row),
        Columns.texts(row, "companions"),
        Columns.maybeInstant(row, "pending_since").isPresent(),
        row.getBoolean("unsure"));
  }
}
