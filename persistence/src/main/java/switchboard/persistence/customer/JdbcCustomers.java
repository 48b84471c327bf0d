package switchboard.persistence.customer;

import static switchboard.persistence.view.Columns.instant;
import static switchboard.persistence.view.Columns.text;
import static switchboard.persistence.view.Columns.texts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import switchboard.engine.Page;
import switchboard.engine.customer.Customers;
import switchboard.persistence.view.Cursor;
import switchboard.persistence.view.Queries;

/// The customers of a tenant from the table of [CustomerView].
public final class JdbcCustomers implements Customers {

  private final Jdbi queries;

  public JdbcCustomers(DataSource source) {
    this.queries = Queries.on(source);
  }

  @Override
  public Page<Row> list(
      String tenant, Optional<String> search, Optional<String> cursor, int limit) {
    var from = Cursor.parse(cursor);
    var size = Cursor.clamp(limit);
    var patterns = search.map(Search::patterns).orElse(List.of());
    var rows =
        queries.withHandle(it ->
            matching(it.createQuery(sql(patterns.size())), patterns)
                .bind("tenant", tenant)
                .bind("at", from.at())
                .bind("after", from.id())
                .bind("limit", size + 1)
                .map((row, _) -> row(row))
                .list());
    return Cursor.page(rows, size, it -> new Cursor(it.lastContact(), it.id()));
  }

  private static String sql(int patterns) {
    var sql = new StringBuilder("select * from customer where tenant = :tenant");
    for (int i = 0; i < patterns; i++) sql.append(" and search like :pattern").append(i);
    return sql.append(" and (last_contact, id) < (:at, :after)")
        .append(" order by last_contact desc, id desc limit :limit")
        .toString();
  }

  private static Query matching(Query query, List<String> patterns) {
    for (int i = 0; i < patterns.size(); i++) query.bind("pattern" + i, patterns.get(i));
    return query;
  }

  @Override
  public Optional<Row> byId(String tenant, String id) {
    return queries.withHandle(it ->
        it.createQuery("select * from customer where tenant = :tenant and id = :id")
            .bind("tenant", tenant)
            .bind("id", id)
            .map((row, _) -> row(row))
            .findOne());
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString("id"),
        text(row, "name"),
        text(row, "phone"),
        text(row, "email"),
        text(row, "address"),
        texts(row, "roles"),
        row.getBoolean("opted_out"),
        instant(row, "since"),
        instant(row, "last_contact"));
  }
}
