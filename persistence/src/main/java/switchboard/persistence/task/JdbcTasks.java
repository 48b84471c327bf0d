package switchboard.persistence.task;

import static switchboard.persistence.view.Columns.instant;
import static switchboard.persistence.view.Columns.maybeInstant;
import static switchboard.persistence.view.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import switchboard.engine.Page;
import switchboard.engine.task.Tasks;
import switchboard.engine.task.Todo;
import switchboard.persistence.view.Cursor;
import switchboard.persistence.view.Queries;

/// Tasks from the table of [TaskView], with what customers' cards tell about them.
public final class JdbcTasks implements Tasks {

  private static final Cursor FIRST = new Cursor(Instant.EPOCH, "");

  private static final String ROWS =
      """
      select t.*, k.name, k.phone
      from task t
      left join customer k on k.tenant = t.tenant and k.id = t.customer
      where t.tenant = :tenant
      """;

  private final Jdbi queries;

  public JdbcTasks(DataSource source) {
    this.queries = Queries.on(source);
  }

  @Override
  public Page<Row> open(
      String tenant, Optional<String> customer, Optional<String> cursor, int limit) {
    var from = cursor.isEmpty() ? FIRST : Cursor.parse(cursor);
    var size = Cursor.clamp(limit);
    var rows =
        rows(
            tenant,
            ROWS
                + "and t.done is null and (t.due, t.id) > (:at, :after) "
                + theirs(customer)
                + "order by t.due, t.id limit :limit",
            values(from, size, customer));
    return Cursor.page(rows, size, it -> new Cursor(it.due(), it.id()));
  }

  @Override
  public Page<Row> done(
      String tenant, Optional<String> customer, Optional<String> cursor, int limit) {
    var from = Cursor.parse(cursor);
    var size = Cursor.clamp(limit);
    var rows =
        rows(
            tenant,
            ROWS
                + "and t.done is not null and (t.done, t.id) < (:at, :after) "
                + theirs(customer)
                + "order by t.done desc, t.id desc limit :limit",
            values(from, size, customer));
    return Cursor.page(rows, size, it -> new Cursor(it.done().orElseThrow(), it.id()));
  }

  private static String theirs(Optional<String> customer) {
    return customer.isPresent() ? "and t.customer = :customer " : "";
  }

  private static Map<String, Object> values(Cursor from, int size, Optional<String> customer) {
    var values = new LinkedHashMap<String, Object>();
    values.put("at", from.at());
    values.put("after", from.id());
    values.put("limit", size + 1);
    customer.ifPresent(it -> values.put("customer", it));
    return values;
  }

  @Override
  public Optional<Row> byId(String tenant, String id) {
    return rows(tenant, ROWS + "and t.id = :id", Map.of("id", id)).stream().findFirst();
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

  private List<Row> rows(String tenant, String sql, Map<String, ?> values) {
    return queries.withHandle(it ->
        it.createQuery(sql)
            .bind("tenant", tenant)
            .bindMap(values)
            .map((row, _) -> row(row))
            .list());
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
