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

/// The customers of a tenant from the table of [CustomerView], ordered by the contacts that
/// conversations tell of. Who has had none yet stands where they came in.
public final class JdbcCustomers implements Customers {

  /// Two lists, each read in the order of an index and no further than a page, made into one. Who
  /// came in before the last contact of a full page cannot be on it.
  private static final String LIST =
      """
      with met as (
        select k.*, c.latest as last_contact
        from contact c join customer k on k.tenant = c.tenant and k.id = c.customer
        where c.tenant = :tenant and (c.latest, c.customer) < (:at, :after){search}
        order by c.latest desc, c.customer desc limit :limit),
      unmet as (
        select k.*, k.since as last_contact from customer k
        where k.tenant = :tenant and (k.since, k.id) < (:at, :after){search}
          and k.since >= coalesce(
            (select min(last_contact) from met having count(*) = :limit), '-infinity')
          and not exists (
            select 1 from contact c where c.tenant = k.tenant and c.customer = k.id)
        order by k.since desc, k.id desc limit :limit)
      select * from met union all select * from unmet
      order by last_contact desc, id desc limit :limit
      """;

  private static final String ONE =
      """
      select k.*, coalesce(c.latest, k.since) as last_contact
      from customer k left join contact c on c.tenant = k.tenant and c.customer = k.id
      where k.tenant = :tenant and k.id = :id
      """;

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
    var search = new StringBuilder();
    for (int i = 0; i < patterns; i++) search.append(" and k.search like :pattern").append(i);
    return LIST.replace("{search}", search);
  }

  private static Query matching(Query query, List<String> patterns) {
    for (int i = 0; i < patterns.size(); i++) query.bind("pattern" + i, patterns.get(i));
    return query;
  }

  @Override
  public Optional<Row> byId(String tenant, String id) {
    return queries.withHandle(it ->
        it.createQuery(ONE)
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
        instant(row, "last_contact"),
        text(row, "language"));
  }
}
