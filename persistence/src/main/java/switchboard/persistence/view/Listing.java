package switchboard.persistence.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import switchboard.engine.Page;

/// Rows of a tenant as people see them: one by its id, or all that are asked for, page by page.
///
/// @param select every row of `:tenant`; ends in its conditions
/// @param position where the list is to be read on after a row
public record Listing<T>(
    Jdbi queries, String select, Order order, Row<T> row, Function<T, Cursor> position) {

  /// By time, then by id.
  ///
  /// @param at the column of the time
  /// @param id the column of the id
  public record Order(String at, String id, boolean newestFirst) {

    private static final Cursor FIRST = new Cursor(Instant.EPOCH, "");

    public static Order newest(String at, String id) {
      return new Order(at, id, true);
    }

    public static Order oldest(String at, String id) {
      return new Order(at, id, false);
    }

    private Cursor start(Optional<String> cursor) {
      return newestFirst || cursor.isPresent() ? Cursor.parse(cursor) : FIRST;
    }

    private String sql() {
      return newestFirst
          ? "and (%1$s, %2$s) < (:at, :after) order by %1$s desc, %2$s desc limit :limit"
              .formatted(at, id)
          : "and (%1$s, %2$s) > (:at, :after) order by %1$s, %2$s limit :limit".formatted(at, id);
    }
  }

  /// A row as the engine's value.
  public interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  /// The same with what else belongs to it.
  public interface Whole<T> {
    T of(Handle handle, ResultSet row) throws SQLException;
  }

  public Page<T> page(String tenant, Where which, Optional<String> cursor, int limit) {
    var from = order.start(cursor);
    var size = Cursor.clamp(limit);
    var rows =
        queries.withHandle(it ->
            it.createQuery(select + " " + which.sql() + order.sql())
                .bindMap(which.values())
                .bind("tenant", tenant)
                .bind("at", from.at())
                .bind("after", from.id())
                .bind("limit", size + 1)
                .map((one, _) -> row.of(one))
                .list());
    return Cursor.page(rows, size, position);
  }

  public Optional<T> byId(String tenant, String id) {
    return byId(tenant, id, (_, one) -> row.of(one));
  }

  public Optional<T> byId(String tenant, String id, Whole<T> whole) {
    return queries.withHandle(it ->
        it.createQuery(select + " and " + order.id() + " = :id")
            .bind("tenant", tenant)
            .bind("id", id)
            .map((one, _) -> whole.of(it, one))
            .findOne());
  }

  /// All rows of another table that belong to one of these.
  ///
  /// @param sql about `:tenant` and `:id`
  public static <P> List<P> parts(
      Handle handle, String sql, String tenant, String id, Row<P> part) {
    return handle
        .createQuery(sql)
        .bind("tenant", tenant)
        .bind("id", id)
        .map((one, _) -> part.of(one))
        .list();
  }
}
