package switchboard.persistence.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The columns of a row as the engine's values.
public final class Columns {

  private Columns() {}

  public static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  public static Optional<Double> number(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, Double.class));
  }

  public static Optional<Long> whole(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, Long.class));
  }

  public static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  public static Optional<Instant> maybeInstant(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime found = row.getObject(column, OffsetDateTime.class);
    return Optional.ofNullable(found).map(OffsetDateTime::toInstant);
  }

  public static Optional<LocalDate> date(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, LocalDate.class));
  }

  public static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }
}
