package switchboard.persistence.property;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import switchboard.engine.Page;
import switchboard.engine.property.Catalogue;
import switchboard.persistence.view.Cursor;
import switchboard.persistence.view.PlainText;
import switchboard.persistence.view.Queries;

/// Properties from the table of [PropertyView].
public final class JdbcCatalogue implements Catalogue {

  /// More than any agency has.
  private static final int MOST = 20_000;

  private final Jdbi queries;

  public JdbcCatalogue(DataSource source) {
    this.queries = Queries.on(source);
  }

  @Override
  public Page<Row> list(String tenant, Filter filter, Optional<String> cursor, int limit) {
    var from = Cursor.parse(cursor);
    var size = Cursor.clamp(limit);
    var values = values(filter);
    var rows =
        queries.withHandle(it ->
            it.createQuery(sql(filter))
                .bindMap(values)
                .bind("tenant", tenant)
                .bind("at", from.at())
                .bind("after", from.id())
                .bind("limit", size + 1)
                .map((row, _) -> Rows.row(row))
                .list());
    return Cursor.page(rows, size, it -> new Cursor(it.since(), it.listing().id()));
  }

  private static Map<String, Object> values(Filter it) {
    var all = new LinkedHashMap<String, Object>();
    it.deal().ifPresent(one -> all.put("deal", one.name()));
    it.type().ifPresent(one -> all.put("kind", one.name()));
    it.status().ifPresent(one -> all.put("status", one.name()));
    it.bedrooms().ifPresent(one -> all.put("bedrooms", one));
    it.maxMinor().ifPresent(one -> all.put("price", one));
    it.search().ifPresent(one -> all.put("search", pattern(one)));
    it.customer().ifPresent(one -> all.put("customer", one));
    return all;
  }

  private static String pattern(String typed) {
    return "%" + PlainText.folded(typed).strip().replaceAll("[\\\\%_]", "\\\\$0") + "%";
  }

  private static String sql(Filter it) {
    var sql =
        new StringBuilder(
            "select * from property where tenant = :tenant and (listed, id) < (:at, :after)");
    if (it.deal().isPresent()) sql.append(" and deal = :deal");
    if (it.type().isPresent()) sql.append(" and kind = :kind");
    if (it.status().isPresent()) sql.append(" and status = :status");
    if (it.bedrooms().isPresent()) sql.append(" and bedrooms >= :bedrooms");
    if (it.maxMinor().isPresent()) sql.append(" and price <= :price");
    if (it.search().isPresent()) sql.append(" and search like :search");
    if (it.customer().isPresent()) sql.append(" and (renter = :customer or landlord = :customer)");
    return sql.append(" order by listed desc, id desc limit :limit").toString();
  }

  @Override
  public Optional<Row> byId(String tenant, String id) {
    return queries.withHandle(it ->
        it.createQuery("select * from property where tenant = :tenant and id = :id")
            .bind("tenant", tenant)
            .bind("id", id)
            .map((row, _) -> Rows.row(row))
            .findOne());
  }

  /// All of a tenant, the newest first.
  List<Row> all(String tenant) {
    return queries.withHandle(it ->
        it.createQuery(
                """
                select * from property where tenant = :tenant
                order by listed desc, id desc limit :most
                """)
            .bind("tenant", tenant)
            .bind("most", MOST)
            .map((row, _) -> Rows.row(row))
            .list());
  }

  List<String> tenants() {
    return queries.withHandle(
        it -> it.createQuery("select distinct tenant from property").mapTo(String.class).list());
  }
}
