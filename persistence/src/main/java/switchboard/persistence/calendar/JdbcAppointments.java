package switchboard.persistence.calendar;

import static switchboard.persistence.view.Columns.instant;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import switchboard.engine.calendar.Appointments;
import switchboard.engine.calendar.Slot;
import switchboard.persistence.view.Queries;

/// Appointments from the table of [AppointmentView], asked on virtual threads. The stage fails when
/// the database cannot answer.
public final class JdbcAppointments implements Appointments {

  private static final Executor VIRTUAL = task -> Thread.ofVirtual().start(task);

  private final Jdbi queries;

  public JdbcAppointments(DataSource source) {
    this.queries = Queries.on(source);
  }

  @Override
  public CompletionStage<Optional<Found>> next(String tenant, String customer, Instant now) {
    return CompletableFuture.supplyAsync(() -> find(tenant, customer, now), VIRTUAL);
  }

  private Optional<Found> find(String tenant, String customer, Instant now) {
    return queries.withHandle(it ->
        it.createQuery(
                """
                select id, resource, service, starts, ends from appointment
                where tenant = :tenant and customer = :customer and status = 'CONFIRMED'
                  and starts > :now
                order by starts, id limit 1
                """)
            .bind("tenant", tenant)
            .bind("customer", customer)
            .bind("now", now)
            .map((row, _) ->
                new Found(
                    row.getString("id"),
                    row.getString("resource"),
                    row.getString("service"),
                    new Slot(instant(row, "starts"), instant(row, "ends"))))
            .findOne());
  }
}
