package switchboard.persistence.privacy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/// What the seals ask of table `subject_key`.
record KeyTable(DataSource source) {

  static final String ERASED_CHANNEL = "switchboard_erased";

  /// Sees the row of another node only if that had committed before: then it is asked again.
  private static final String FIND_OR_KEEP =
      """
      with made as (
        insert into subject_key (subject, wrapped) values (?, ?)
        on conflict (subject) do nothing returning wrapped)
      select wrapped from made
      union all
      select wrapped from subject_key where subject = ?
      """;

  private static final String ASSIGN =
      """
      insert into subject_key (subject, wrapped, person) values (?, ?, ?)
      on conflict (subject) do update set person = excluded.person
      """;

  private static final String ERASE =
      """
      update subject_key set wrapped = null, destroyed_at = now()
      where person = ? and destroyed_at is null
      returning subject, pg_notify('%s', subject)
      """
          .formatted(ERASED_CHANNEL);

  /// The wrapped key of a subject, which becomes `fresh` if there was none; empty if it has been
  /// destroyed. One round trip, two when another node makes the key at the same moment.
  Optional<byte[]> findOrKeep(String subject, byte[] fresh) {
    return ask(
        FIND_OR_KEEP,
        statement -> {
          statement.setString(1, subject);
          statement.setBytes(2, fresh);
          statement.setString(3, subject);
          while (true) {
            try (var found = statement.executeQuery()) {
              if (found.next()) return Optional.ofNullable(found.getBytes(1));
            }
          }
        });
  }

  void assign(String subject, byte[] fresh, String person) {
    ask(
        ASSIGN,
        statement -> {
          statement.setString(1, subject);
          statement.setBytes(2, fresh);
          statement.setString(3, person);
          return statement.executeUpdate();
        });
  }

  /// The subjects whose keys are gone now. All nodes are told.
  List<String> erase(String person) {
    return ask(
        ERASE,
        statement -> {
          statement.setString(1, person);
          try (var found = statement.executeQuery()) {
            var subjects = new ArrayList<String>();
            while (found.next()) subjects.add(found.getString(1));
            return subjects;
          }
        });
  }

  private interface Work<T> {
    T on(PreparedStatement statement) throws SQLException;
  }

  private <T> T ask(String sql, Work<T> work) {
    try (Connection connection = source.getConnection();
        var statement = connection.prepareStatement(sql)) {
      return work.on(statement);
    } catch (SQLException e) {
      throw new KeyStoreUnreachable(e);
    }
  }

  /// Table `subject_key` could not be asked; trying again may help.
  static final class KeyStoreUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyStoreUnreachable(SQLException cause) {
      super("the keys in the database cannot be reached", cause);
    }
  }
}
