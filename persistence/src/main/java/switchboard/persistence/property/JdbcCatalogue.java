package switchboard.persistence.property;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import switchboard.engine.Page;
import switchboard.engine.property.Catalogue;
import switchboard.persistence.view.Cursor;
import switchboard.persistence.view.Listing;
import switchboard.persistence.view.Listing.Order;
import switchboard.persistence.view.PlainText;
import switchboard.persistence.view.Queries;
import switchboard.persistence.view.Where;

/// Properties from the table of [PropertyView].
public final class JdbcCatalogue implements Catalogue {

  /// More than any agency has.
  private static final int MOST = 20_000;

  private final Jdbi queries;
  private final Listing<Row> rows;

  public JdbcCatalogue(DataSource source) {
    this.queries = Queries.on(source);
    this.rows =
        new Listing<>(
            queries,
            "select * from property where tenant = :tenant",
            Order.newest("listed", "id"),
            Rows::row,
            it -> new Cursor(it.since(), it.listing().id()));
  }

  @Override
  public Page<Row> list(String tenant, Filter filter, Optional<String> cursor, int limit) {
    var which =
        Where.all()
            .and("deal = ?", filter.deal())
            .and("kind = ?", filter.type())
            .and("status = ?", filter.status())
            .and("bedrooms >= ?", filter.bedrooms())
            .and("price <= ?", filter.maxMinor())
            .and("search like ?", filter.search().map(JdbcCatalogue::pattern))
            .and("renter = ? or landlord = ?", filter.customer());
    return rows.page(tenant, which, cursor, limit);
  }

  private static String pattern(String typed) {
    return "%" + PlainText.folded(typed).strip().replaceAll("[\\\\%_]", "\\\\$0") + "%";
  }

  @Override
  public Optional<Row> byId(String tenant, String id) {
    return rows.byId(tenant, id);
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
