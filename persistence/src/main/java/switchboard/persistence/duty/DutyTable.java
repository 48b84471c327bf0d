package switchboard.persistence.duty;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import switchboard.engine.duty.Duty;
import switchboard.engine.duty.Duty.Kind;
import switchboard.persistence.duty.Reaction.Cause;
import switchboard.persistence.projection.Changes;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.view.Values;

/// Writes duties in the transaction of whoever reacts to facts. Whatever view it is, topic
/// `duty:tenant` of [Changes] tells.
public final class DutyTable {

  /// Why reminders rest while another time is sought.
  static final String ASKED = "asked";

  private DutyTable() {}

  /// Once for an id, however often it is called for.
  public static void write(JdbcTransaction tx, Duty duty) throws SQLException {
    write(tx, duty, Optional.empty(), false);
  }

  static void write(JdbcTransaction tx, Duty it, Optional<Long> cause, boolean changes)
      throws SQLException {
    var facts = List.copyOf(it.facts().entrySet());
    int written =
        tx.update(
            """
            insert into duty
              (tenant, id, kind, subject, resource, facts, due, wake, state, cause, changes)
            values (?, ?, ?, ?, ?, jsonb_object(? ::text[], ? ::text[]), ?, ?, 'PENDING', ?, ?)
            on conflict do nothing
            """,
            Values.of(
                it.tenant(),
                it.id(),
                it.kind(),
                it.subject(),
                it.resource(),
                facts.stream().map(fact -> fact.getKey()).toList(),
                facts.stream().map(fact -> fact.getValue()).toList(),
                it.due(),
                it.due(),
                cause,
                changes));
    if (written > 0) announce(tx, it.tenant());
  }

  /// Drops what is not done yet of these kinds.
  public static void withdraw(
      JdbcTransaction tx, String tenant, String subject, Set<Kind> kinds, String why)
      throws SQLException {
    int dropped =
        tx.update(
            """
            update duty set state = 'DROPPED', note = ?
            where tenant = ? and subject = ? and kind = any (? ::text[])
              and state in ('PENDING', 'TAKEN')
            """,
            Values.of(why, tenant, subject, kinds.stream().map(Enum::name).toList()));
    if (dropped > 0) announce(tx, tenant);
  }

  /// Drops the reminders that earlier facts of this calendar, or people, have called for.
  static void withdraw(JdbcTransaction tx, Cause cause, String appointment, String why)
      throws SQLException {
    int dropped =
        tx.update(
            """
            update duty set state = 'DROPPED', note = ?
            where tenant = ? and subject = ? and resource = ? and kind = 'REMIND'
              and (cause is null or cause < ?)
              and (state in ('PENDING', 'TAKEN') or state = 'DROPPED' and note = 'asked')
            """,
            Values.of(why, cause.tenant(), appointment, cause.resource(), cause.number()));
    if (dropped > 0) announce(tx, cause.tenant());
  }

  /// Reminders that were dropped while another time was sought, and whose time has not passed.
  static void restore(JdbcTransaction tx, Cause cause, String appointment, Instant at)
      throws SQLException {
    int restored =
        tx.update(
            """
            update duty set state = 'PENDING', note = null
            where tenant = ? and subject = ? and resource = ? and kind = 'REMIND'
              and state = 'DROPPED' and note = 'asked' and due >= ?
            """,
            Values.of(cause.tenant(), appointment, cause.resource(), at));
    if (restored > 0) announce(tx, cause.tenant());
  }

  /// How long before an appointment people have asked to be reminded, save what they took back.
  static List<Duration> asked(JdbcTransaction tx, String tenant, String appointment)
      throws SQLException {
    var befores =
        tx.query(
            """
            select distinct facts ->> 'before' from duty
            where tenant = ? and subject = ? and kind = 'REMIND' and cause is null
              and jsonb_exists(facts, 'before') and (state <> 'DROPPED' or note <> 'taken-back')
            """,
            row -> row.getString(1),
            Values.of(tenant, appointment));
    var all = new ArrayList<Duration>();
    for (var it : befores) all.add(Duration.parse(it));
    return all;
  }

  /// @throws IllegalArgumentException for one that does not say of when, and how long before
  static void requireReminder(Duty it) {
    try {
      Instant.parse(it.fact("start").orElse(""));
      Duration.parse(it.fact("before").orElse(""));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("a reminder has a start, and a time before it", e);
    }
  }

  private static void announce(JdbcTransaction tx, String tenant) throws SQLException {
    tx.query(
        "select pg_notify('" + Changes.CHANNEL + "', ?)", _ -> true, Values.of("duty:" + tenant));
  }
}
