package switchboard.persistence.task;

import static switchboard.persistence.view.Columns.instant;
import static switchboard.persistence.view.Columns.maybeInstant;
import static switchboard.persistence.view.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import switchboard.engine.Page;
import switchboard.engine.task.Tasks;
import switchboard.engine.task.Todo;
import switchboard.persistence.view.Cursor;
import switchboard.persistence.view.Listing;
import switchboard.persistence.view.Listing.Order;
import switchboard.persistence.view.Queries;
import switchboard.persistence.view.Where;

/// Tasks from the table of [TaskView], with what customers' cards tell about them.
public final class JdbcTasks implements Tasks {

  private static final String ROWS =
      """
      select t.*, k.name, k.phone
      from task t
      left join customer k on k.tenant = t.tenant and k.id = t.customer
      where t.tenant = :tenant
      """;

  private final Jdbi queries;
  private final Listing<Row> open;
  private final Listing<Row> done;

  public JdbcTasks(DataSource source) {
    this.queries = Queries.on(source);
    this.open = listing(Order.oldest("t.due", "t.id"), it -> new Cursor(it.due(), it.id()));
    this.done =
        listing(Order.newest("t.done", "t.id"), it -> new Cursor(it.done().orElseThrow(), it.id()));
  }

  private Listing<Row> listing(Order order, Function<Row, Cursor> position) {
    return new Listing<>(queries, ROWS, order, JdbcTasks::row, position);
  }

  @Override
  public Page<Row> open(
      String tenant, Optional<String> customer, Optional<String> cursor, int limit) {
    return open.page(tenant, theirs("t.done is null", customer), cursor, limit);
  }

  @Override
  public Page<Row> done(
      String tenant, Optional<String> customer, Optional<String> cursor, int limit) {
    return done.page(tenant, theirs("t.done is not null", customer), cursor, limit);
  }

  private static Where theirs(String which, Optional<String> customer) {
    return Where.all().and(Optional.of(which)).and("t.customer = ?", customer);
  }

  @Override
  public Optional<Row> byId(String tenant, String id) {
    return open.byId(tenant, id);
  }

  @Override
  public long late(String tenant, Instant now) {
    return queries.withHandle(it ->
        it.createQuery(
                "select count(*) from task where tenant = :tenant and done is null and due < :now")
            .bind("tenant", tenant)
            .bind("now", now)
            .mapTo(Long.class)
            .one());
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString("id"),
        text(row, "customer"),
        text(row, "name"),
        text(row, "phone"),
        Todo.Kind.valueOf(row.getString("kind")),
        text(row, "what"),
        text(row, "conversation"),
        text(row, "change"),
        instant(row, "due"),
        text(row, "assignee"),
        maybeInstant(row, "done"),
        instant(row, "since"));
  }
}
