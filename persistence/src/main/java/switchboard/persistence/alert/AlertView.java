package switchboard.persistence.alert;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import org.jspecify.annotations.Nullable;
import switchboard.engine.Fact;
import switchboard.engine.alert.Alert.Status;
import switchboard.engine.alert.Chain;
import switchboard.engine.alert.Chain.How;
import switchboard.engine.alert.Event;
import switchboard.engine.alert.Event.Acknowledged;
import switchboard.engine.alert.Event.Called;
import switchboard.engine.alert.Event.Described;
import switchboard.engine.alert.Event.Dialled;
import switchboard.engine.alert.Event.Exhausted;
import switchboard.engine.alert.Event.Missed;
import switchboard.engine.alert.Event.Placed;
import switchboard.engine.alert.Event.Raised;
import switchboard.engine.alert.Event.Texted;
import switchboard.engine.alert.Matter;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.EntityId;
import switchboard.persistence.view.Values;

/// Tables `alert` and `alert_told`: emergencies somebody has to take, and who was told when.
public final class AlertView implements View {

  @Override
  public String name() {
    return "alert";
  }

  @Override
  public String entityType() {
    return "alert";
  }

  @Override
  public List<String> tables() {
    return List.of("alert", "alert_told");
  }

  @Override
  public void apply(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
    var id = EntityId.of(event.persistenceId());
    on(tx, id, (Event) event.event());
    tx.touch(id.tenant() + ":" + id.id());
  }

  private static void on(JdbcTransaction tx, EntityId id, Event event) throws SQLException {
    switch (event) {
      case Raised it -> raise(tx, id, it);
      case Described(var it, _) -> describe(tx, id, it);
      case Texted it -> tell(tx, id, it.step(), it.member(), How.TEXT, it.at());
      case Called it -> tell(tx, id, it.step(), it.member(), How.CALL, it.at());
      case Missed(var step, var why, _) ->
          tx.update(
              "update alert_told set missed = ? where tenant = ? and alert = ? and step = ?",
              Values.of(why.name().toLowerCase(Locale.ROOT), id.tenant(), id.id(), step));
      case Acknowledged(var by, var at) ->
          change(
              tx,
              id,
              "status = ?, taker = ?, via = ?, ended = ?",
              Status.TAKEN,
              by.name().filter(it -> !it.erased()),
              by.via(),
              at);
      case Exhausted(var at) -> change(tx, id, "status = ?, ended = ?", Status.EXHAUSTED, at);
      case Dialled _, Placed _ -> {}
    }
  }

  /// One that is raised again takes the place of the one before.
  private static void raise(JdbcTransaction tx, EntityId id, Raised it) throws SQLException {
    var keys = Values.of(id.tenant(), id.id());
    tx.update("delete from alert_told where tenant = ? and alert = ?", keys);
    tx.update("delete from alert where tenant = ? and id = ?", keys);
    var members = it.chain().members();
    tx.update(
        """
        insert into alert
          (tenant, id, severity, danger, what, customer, name, phone, place, status, raised, names,
           phones)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?, ?)
        """,
        Values.of(
            id.tenant(),
            id.id(),
            it.what().alarm().severity(),
            it.what().alarm().danger(),
            it.what().what(),
            it.what().customer(),
            it.what().name(),
            it.what().phone(),
            it.what().place(),
            it.at(),
            members.stream().map(Chain.Member::name).map(Values::plain).toList(),
            members.stream().map(Chain.Member::phone).map(Values::plain).toList()));
  }

  private static void describe(JdbcTransaction tx, EntityId id, Matter it) throws SQLException {
    change(
        tx,
        id,
        "severity = ?, danger = ?, what = ?, customer = ?, name = ?, phone = ?, place = ?",
        it.alarm().severity(),
        it.alarm().danger(),
        it.what(),
        it.customer(),
        it.name(),
        it.phone(),
        it.place());
  }

  /// Names stand in the alert's own row, in order.
  private static void tell(
      JdbcTransaction tx, EntityId id, int step, int member, How how, Instant at)
      throws SQLException {
    tx.update(
        """
        insert into alert_told (tenant, alert, step, name, phone, how, at)
        select tenant, id, ?, nullif(names[?], ''), nullif(phones[?], ''), ?, ?
        from alert where tenant = ? and id = ?
        on conflict do nothing
        """,
        Values.of(step, member + 1, member + 1, how, at, id.tenant(), id.id()));
  }

  private static void change(
      JdbcTransaction tx, EntityId id, String set, @Nullable Object... values) throws SQLException {
    tx.update(
        "update alert set " + set + " where tenant = ? and id = ?",
        Values.keyed(values, id.tenant(), id.id()));
  }
}
