package switchboard.persistence.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.pekko.japi.function.Function;
import org.apache.pekko.projection.jdbc.JdbcSession;
import org.jspecify.annotations.Nullable;

/// One connection, one transaction: the read model and its offset are committed together or not at
/// all. For one thread.
public final class JdbcTransaction implements JdbcSession {

  private final Connection connection;
  private final Set<Touch> touched = new LinkedHashSet<>();
  private final List<Runnable> sequels = new ArrayList<>();

  /// What has changed.
  ///
  /// @param part of what a view shows; empty: its own
  record Touch(Optional<String> part, String topic) {}

  public JdbcTransaction(Connection connection) {
    this.connection = connection;
  }

  public static JdbcTransaction begin(DataSource source) {
    try {
      var connection = source.getConnection();
      connection.setAutoCommit(false);
      return new JdbcTransaction(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("no database connection", e);
    }
  }

  /// Runs a statement and says how many rows it changed. `values` go in place of `?`.
  public int update(String sql, @Nullable Object... values) throws SQLException {
    try (var statement = prepare(sql, values)) {
      return statement.executeUpdate();
    }
  }

  /// All rows a query gives.
  public <T> List<T> query(String sql, Row<T> row, @Nullable Object... values) throws SQLException {
    try (var statement = prepare(sql, values);
        var found = statement.executeQuery()) {
      var rows = new ArrayList<T>();
      while (found.next()) rows.add(row.of(found));
      return rows;
    }
  }

  /// Makes a value of the row a result stands at.
  @FunctionalInterface
  public interface Row<T> {
    T of(ResultSet it) throws SQLException;
  }

  private PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException {
    var statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
    return statement;
  }

  /// Tells those who watch, once this is committed, that something about `topic` has changed.
  public void touch(String topic) {
    touched.add(new Touch(Optional.empty(), topic));
  }

  /// The same of what the view shows beside its own: told under that name, not the view's.
  public void touch(String part, String topic) {
    touched.add(new Touch(Optional.of(part), topic));
  }

  /// Runs once this is committed; not at all if it is rolled back.
  public void afterCommit(Runnable sequel) {
    sequels.add(sequel);
  }

  /// What has been touched so far.
  Set<Touch> touched() {
    return touched;
  }

  Connection connection() {
    return connection;
  }

  /// Back to a savepoint; what came after it will have no sequel.
  void undo(Savepoint savepoint) throws SQLException {
    forget();
    connection.rollback(savepoint);
  }

  private void forget() {
    touched.clear();
    sequels.clear();
  }

  @Override
  public <R> R withConnection(Function<Connection, R> work) throws Exception {
    return work.apply(connection);
  }

  @Override
  public void commit() throws SQLException {
    connection.commit();
    var due = List.copyOf(sequels);
    forget();
    due.forEach(Runnable::run);
  }

  @Override
  public void rollback() throws SQLException {
    forget();
    connection.rollback();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
