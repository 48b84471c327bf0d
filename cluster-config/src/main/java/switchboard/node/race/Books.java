package switchboard.node.race;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// What is stored of calls, read once they are over.
record Books(DataSource source) {

  /// How many of these utterances are not stored in the call, in this order. What was said in one
  /// breath may be stored as one.
  long missing(String call, List<String> said) throws SQLException {
    var stored =
        String.join(
            "\n",
            texts(
                """
                select said from turn where conversation = ? and said is not null order by turn
                """,
                call));
    long missing = 0;
    int from = 0;
    for (var it : said) {
      int at = stored.indexOf(it, from);
      if (at < 0) missing++;
      else from = at + it.length();
    }
    return missing;
  }

  /// Appointments of a customer beyond the first, and the same words sent to somebody again.
  long doubled() throws SQLException {
    return count(
            """
            select coalesce(sum(n - 1), 0) from (
              select count(*) as n from appointment
              where status = 'CONFIRMED' and lead is null group by tenant, customer) it
            """)
        + count(
            """
            select coalesce(sum(n - 1), 0) from (
              select count(*) as n from outbox
              where conversation is not null
              group by tenant, conversation, audience, recipient, body) it
            """);
  }

  private long count(String sql) throws SQLException {
    return Long.parseLong(texts(sql).getFirst());
  }

  private List<String> texts(String sql, String... with) throws SQLException {
    try (var connection = source.getConnection();
        var query = connection.prepareStatement(sql)) {
      for (int n = 0; n < with.length; n++) query.setString(n + 1, with[n]);
      var rows = query.executeQuery();
      var texts = new ArrayList<String>();
      while (rows.next()) texts.add(String.valueOf(rows.getString(1)));
      return texts;
    }
  }
}
