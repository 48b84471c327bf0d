package switchboard.node.race;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import switchboard.engine.calendar.Appointment;
import switchboard.engine.calendar.Event;
import switchboard.engine.calendar.State;
import switchboard.engine.privacy.FactCodec;
import switchboard.engine.privacy.Seal;
import switchboard.engine.privacy.StoredFact;

/// What storage says after a race: read straight from the journal and the read model.
record Verdict(DataSource source, String tenant) {

  /// Pairs of live appointments of one resource that overlapped at any moment, by the journal.
  long overlapsInJournal() throws SQLException {
    long overlaps = 0;
    var states = new HashMap<String, State>();
    var found = new HashSet<String>();
    try (var connection = source.getConnection();
        var query =
            connection.prepareStatement(
                """
                select persistence_id, event_payload from event_journal
                where persistence_id like ? order by persistence_id, sequence_number
                """)) {
      query.setString(1, "calendar|" + tenant + ":%");
      var rows = query.executeQuery();
      while (rows.next()) {
        var id = rows.getString(1);
        var event = (Event) FactCodec.restore(new StoredFact(rows.getBytes(2)), Seal.PLAIN);
        var state = states.getOrDefault(id, State.EMPTY).apply(event);
        states.put(id, state);
        overlaps += overlaps(id, state, event.at(), found);
      }
    }
    return overlaps;
  }

  private static long overlaps(String id, State state, Instant at, Set<String> found) {
    var live =
        state.appointments().entrySet().stream().filter(it -> it.getValue().liveAt(at)).toList();
    long overlaps = 0;
    for (int i = 0; i < live.size(); i++)
      for (int j = i + 1; j < live.size(); j++) {
        var pair = id + "|" + live.get(i).getKey() + "|" + live.get(j).getKey();
        if (room(live.get(i)).overlaps(room(live.get(j))) && found.add(pair)) overlaps++;
      }
    return overlaps;
  }

  private static switchboard.engine.calendar.Slot room(Map.Entry<String, Appointment> it) {
    var appointment = it.getValue();
    return appointment.slot().padded(appointment.visit().before(), appointment.visit().after());
  }

  /// Pairs of confirmed appointments that overlap in the read model.
  long overlapsInView() throws SQLException {
    return count(
        """
        select count(*) from appointment a join appointment b
          on a.tenant = b.tenant and a.resource = b.resource and a.id < b.id
          and a.during && b.during
        where a.tenant = ? and a.status = 'CONFIRMED' and b.status = 'CONFIRMED'
        """);
  }

  long alarms() throws SQLException {
    return count("select count(*) from alarm where tenant = ?");
  }

  /// The numbers of those who have an appointment, each as often as they have one.
  List<String> winners() throws SQLException {
    return texts(
        """
        select c.phone from appointment a join customer c
          on c.tenant = a.tenant and c.id = a.customer
        where a.tenant = ? and a.status = 'CONFIRMED'
        """);
  }

  /// The numbers of those who were told by text that they are booked.
  Set<String> texted() throws SQLException {
    return Set.copyOf(
        texts(
            """
            select coalesce(o.recipient, c.phone) from outbox o
            left join customer c on c.tenant = o.tenant and c.id = o.customer
            where o.tenant = ? and o.audience = 'CUSTOMER' and o.state in ('SENT', 'DELIVERED')
              and (o.body like '%booked%' or o.body like '%confirmed%')
            """));
  }

  /// What is still on its way.
  long unfinished() throws SQLException {
    return count("select count(*) from outbox where tenant = ? and state in ('PENDING', 'SENDING')")
        + count(
            """
            select count(*) from duty
            where tenant = ? and kind = 'ANSWER' and state in ('PENDING', 'TAKEN')
            """);
  }

  private long count(String sql) throws SQLException {
    return Long.parseLong(texts(sql).getFirst());
  }

  private List<String> texts(String sql) throws SQLException {
    try (var connection = source.getConnection();
        var query = connection.prepareStatement(sql)) {
      query.setString(1, tenant);
      var rows = query.executeQuery();
      var texts = new ArrayList<String>();
      while (rows.next()) texts.add(String.valueOf(rows.getString(1)));
      return texts;
    }
  }
}
