package switchboard.persistence.duty;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import switchboard.engine.Fact;
import switchboard.engine.calendar.Event;
import switchboard.engine.calendar.Event.Blocked;
import switchboard.engine.calendar.Event.Confirmed;
import switchboard.engine.calendar.Event.Moved;
import switchboard.engine.calendar.Event.Unblocked;
import switchboard.engine.duty.Duty;
import switchboard.engine.notice.QuietHours;
import switchboard.engine.privacy.FactCodec;
import switchboard.engine.privacy.Seal;
import switchboard.persistence.duty.Reaction.Cause;
import switchboard.persistence.duty.Reaction.Order;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.EntityId;
import switchboard.persistence.view.Values;

/// Writes what [Reaction] asks for into table `duty`, once. Never to be rebuilt: what has been done
/// has been done.
public final class DutyReaction implements View {

  /// How long before an appointment a tenant reminds its customers; the usual when empty.
  @FunctionalInterface
  public interface Reminders {
    List<Duration> of(String tenant);

    /// The clock by which it is day or night there.
    default ZoneId zone(String tenant) {
      return ZoneOffset.UTC;
    }

    /// When to remind: by day, on the clock of the tenant.
    default Instant due(String tenant, Instant start, Duration before) {
      return QuietHours.due(start, before, zone(tenant));
    }
  }

  private final Reminders reminders;

  public DutyReaction(Reminders reminders) {
    this.reminders = reminders;
  }

  @Override
  public String name() {
    return "duty";
  }

  @Override
  public String entityType() {
    return "calendar";
  }

  /// None that a rebuild may empty.
  @Override
  public List<String> tables() {
    return List.of();
  }

  @Override
  public void apply(JdbcTransaction tx, EventEnvelope<Fact> envelope) throws SQLException {
    var calendar = EntityId.of(envelope.persistenceId());
    var event = (Event) envelope.event();
    var cause =
        new Cause(
            calendar.tenant(),
            calendar.id(),
            envelope.sequenceNr(),
            reminders(tx, calendar.tenant(), event));
    for (var order : Reaction.on(cause, event)) follow(tx, cause, order);
    if (event instanceof Blocked it) remember(tx, calendar, it);
    if (event instanceof Unblocked(var block, var at)) lift(tx, cause, block, at);
  }

  private void follow(JdbcTransaction tx, Cause cause, Order order) throws SQLException {
    switch (order) {
      case Order.Write(var duty, var changes) ->
          DutyTable.write(tx, timed(duty), Optional.of(cause.number()), changes);
      case Order.Withdraw(var appointment, var why) ->
          DutyTable.withdraw(tx, cause, appointment, why);
      case Order.Restore(var appointment, var at) -> DutyTable.restore(tx, cause, appointment, at);
    }
  }

  private Duty timed(Duty it) {
    if (it.kind() != Duty.Kind.REMIND) return it;
    var start = Instant.parse(it.fact("start").orElseThrow());
    var before = Duration.parse(it.fact("before").orElseThrow());
    return new Duty(
        it.tenant(),
        it.id(),
        it.kind(),
        it.subject(),
        it.resource(),
        it.facts(),
        reminders.due(it.tenant(), start, before),
        it.attempts());
  }

  /// The tenant's, and those people have asked for.
  private List<Duration> reminders(JdbcTransaction tx, String tenant, Event event)
      throws SQLException {
    if (event instanceof Confirmed it) return reminders(tx, tenant, it.appointment());
    if (event instanceof Moved it) return reminders(tx, tenant, it.appointment());
    return List.of();
  }

  private List<Duration> reminders(JdbcTransaction tx, String tenant, String appointment)
      throws SQLException {
    var asked = DutyTable.asked(tx, tenant, appointment);
    var usual = Cause.befores(reminders.of(tenant));
    return Stream.concat(usual.stream(), asked.stream()).distinct().toList();
  }

  private static void remember(JdbcTransaction tx, EntityId calendar, Blocked it)
      throws SQLException {
    tx.update(
        """
        insert into duty_block (tenant, resource, id, fact) values (?, ?, ?, ?)
        on conflict (tenant, resource, id) do update set fact = excluded.fact
        """,
        Values.of(calendar.tenant(), calendar.id(), it.block(), stored(it)));
  }

  private void lift(JdbcTransaction tx, Cause cause, String block, Instant at) throws SQLException {
    var facts =
        tx.query(
            """
            delete from duty_block where tenant = ? and resource = ? and id = ? returning fact
            """,
            row -> row.getString(1),
            Values.of(cause.tenant(), cause.resource(), block));
    for (var fact : facts)
      for (var order : Reaction.unblocked(cause, block, read(fact).time(), at))
        follow(tx, cause, order);
  }

  private static String stored(Blocked it) {
    return new String(FactCodec.write(Event.class, it, Seal.PLAIN), StandardCharsets.UTF_8);
  }

  private static Blocked read(String fact) {
    return (Blocked) FactCodec.read(Event.class, fact.getBytes(StandardCharsets.UTF_8), Seal.PLAIN);
  }
}
