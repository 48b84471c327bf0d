package switchboard.persistence.duty;

import static switchboard.persistence.view.Columns.instant;
import static switchboard.persistence.view.Columns.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import switchboard.engine.Page;
import switchboard.engine.duty.Duties;
import switchboard.engine.duty.Duty;
import switchboard.engine.duty.Duty.Kind;
import switchboard.persistence.projection.Changes;
import switchboard.persistence.view.Cursor;
import switchboard.persistence.view.Listing;
import switchboard.persistence.view.Listing.Order;
import switchboard.persistence.view.Queries;
import switchboard.persistence.view.Where;

/// Duties in PostgreSQL. What becomes of one is told as topic `duty:tenant` of [Changes], once it
/// is committed; that somebody took it is not, or every look would ask for another.
public final class JdbcDuties implements Duties {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

  /// Each kind is looked at by itself, so that what nobody works off is in nobody's way. How often
  /// an appointment had changed by then is counted from what its calendars called for.
  private static final String TAKE =
      """
      with found as (
        select d.tenant, d.id, d.attempts
        from unnest(:kinds) as k (kind)
        cross join lateral (
          select tenant, id, attempts, wake from duty
          where kind = k.kind and state in ('PENDING', 'TAKEN') and wake <= :now
          order by wake limit :limit
          for update skip locked) d
        order by d.wake limit :limit),
      taken as (
        update duty d set state = 'TAKEN', wake = :until, attempts = d.attempts + 1
        from found f where d.tenant = f.tenant and d.id = f.id
        returning d.tenant, d.id, d.kind, d.subject, d.resource, d.facts, d.due, d.cause,
          f.attempts)
      select t.*,
        case when t.kind in ('MAIL', 'OUTSIDE') then (
          select count(*) from duty c
          where c.tenant = t.tenant and c.subject = t.subject and c.changes
            and case when c.resource = t.resource then c.cause <= t.cause
                else c.due <= t.due end) end as revision
      from taken t order by t.due, t.id
      """;

  private static final String TOLD =
      "with changed as (%s returning tenant), told as (select pg_notify('"
          + Changes.CHANNEL
          + "', 'duty:' || tenant) from (select distinct tenant from changed) c)"
          + " select (select count(*) from told), count(*) from changed";

  private final Jdbi queries;
  private final Listing<Listed> rows;

  public JdbcDuties(DataSource source) {
    this.queries = Queries.on(source);
    this.rows =
        new Listing<>(
            queries,
            "select * from duty where tenant = :tenant",
            Order.newest("due", "id"),
            JdbcDuties::listed,
            it -> new Cursor(it.duty().due(), it.duty().id()));
  }

  @Override
  public List<Duty> take(Set<Kind> kinds, int limit, Instant now, Duration lease) {
    return queries.withHandle(it ->
        it.createQuery(TAKE)
            .bindArray("kinds", String.class, kinds.stream().map(Enum::name).toList())
            .bind("now", now)
            .bind("until", now.plus(lease))
            .bind("limit", Cursor.clamp(limit))
            .map((row, _) -> duty(row, text(row, "revision")))
            .list());
  }

  /// Even if it was dropped meanwhile: what has been done has been done.
  @Override
  public void done(Duty duty) {
    change(
        duty,
        """
        update duty set state = 'DONE', note = null
        where tenant = :tenant and id = :id and state in ('PENDING', 'TAKEN', 'DROPPED')
        """,
        it -> it);
  }

  @Override
  public void again(Duty duty, Instant due, String error) {
    change(
        duty,
        """
        update duty set state = 'PENDING', wake = :due, note = :error
        where tenant = :tenant and id = :id and state = 'TAKEN' and attempts = :attempts + 1
        """,
        it -> it.bind("due", due).bind("error", error).bind("attempts", duty.attempts()));
  }

  @Override
  public void drop(Duty duty, String why) {
    change(
        duty,
        """
        update duty set state = 'DROPPED', note = :why
        where tenant = :tenant and id = :id and state in ('PENDING', 'TAKEN')
        """,
        it -> it.bind("why", why));
  }

  @Override
  public void failed(Duty duty, String error) {
    change(
        duty,
        """
        update duty set state = 'FAILED', note = :error
        where tenant = :tenant and id = :id and state = 'TAKEN' and attempts = :attempts + 1
        """,
        it -> it.bind("error", error).bind("attempts", duty.attempts()));
  }

  private void change(Duty duty, String sql, UnaryOperator<Query> values) {
    run(sql, it -> values.apply(it.bind("tenant", duty.tenant()).bind("id", duty.id())));
  }

  /// Changes rows and announces it, in one statement and so in one transaction.
  private int run(String change, UnaryOperator<Query> values) {
    return queries.withHandle(it ->
        values.apply(it.createQuery(TOLD.formatted(change))).map((row, _) -> row.getInt(2)).one());
  }

  /// @throws IllegalArgumentException for a reminder that does not say of when, and how long before
  @Override
  public boolean add(Duty duty) {
    if (duty.kind() == Kind.REMIND) DutyTable.requireReminder(duty);
    var facts = List.copyOf(duty.facts().entrySet());
    return run(
            """
            insert into duty (tenant, id, kind, subject, resource, facts, due, wake, state)
            values (:tenant, :id, :kind, :subject, :resource, jsonb_object(:names, :facts), :due,
              :due, 'PENDING')
            on conflict do nothing
            """,
            it ->
                it.bind("tenant", duty.tenant())
                    .bind("id", duty.id())
                    .bind("kind", duty.kind().name())
                    .bind("subject", duty.subject())
                    .bind("resource", duty.resource())
                    .bindArray(
                        "names", String.class, facts.stream().map(Map.Entry::getKey).toList())
                    .bindArray(
                        "facts", String.class, facts.stream().map(Map.Entry::getValue).toList())
                    .bind("due", duty.due()))
        > 0;
  }

  @Override
  public int withdraw(String tenant, String subject, Set<Kind> kinds) {
    return run(
        """
        update duty set state = 'DROPPED', note = 'withdrawn'
        where tenant = :tenant and subject = :subject and kind = any (:kinds)
          and state in ('PENDING', 'TAKEN')
        """,
        it ->
            it.bind("tenant", tenant)
                .bind("subject", subject)
                .bindArray("kinds", String.class, kinds.stream().map(Enum::name).toList()));
  }

  @Override
  public int purge(Instant before, int limit) {
    return queries.withHandle(it ->
        it.createUpdate(
                """
                delete from duty d using (
                  select tenant, id from duty o
                  where state in ('DONE', 'DROPPED', 'FAILED') and wake < :before and due < :before
                    and not exists (
                      select 1 from appointment a
                      where a.tenant = o.tenant and a.id = o.subject and a.ends >= :before)
                  order by wake limit :limit
                  for update skip locked) old
                where d.tenant = old.tenant and d.id = old.id
                """)
            .bind("before", before)
            .bind("limit", limit)
            .execute());
  }

  @Override
  public Optional<Listed> byId(String tenant, String id) {
    return rows.byId(tenant, id);
  }

  @Override
  public Page<Listed> list(String tenant, Kind kind, Optional<String> cursor, int limit) {
    return rows.page(tenant, Where.all().and("kind = ?", Optional.of(kind)), cursor, limit);
  }

  private static Listed listed(ResultSet row) throws SQLException {
    var state = State.valueOf(row.getString("state"));
    return new Listed(duty(row, Optional.empty()), state, text(row, "note"));
  }

  private static Duty duty(ResultSet row, Optional<String> revision) throws SQLException {
    var facts = facts(row.getString("facts"));
    revision.ifPresent(it -> facts.put("revision", it));
    return new Duty(
        row.getString("tenant"),
        row.getString("id"),
        Kind.valueOf(row.getString("kind")),
        row.getString("subject"),
        text(row, "resource"),
        facts,
        instant(row, "due"),
        row.getInt("attempts"));
  }

  private static Map<String, String> facts(String json) throws SQLException {
    try {
      return JSON.readValue(json, FACTS);
    } catch (JsonProcessingException e) {
      throw new SQLException("the facts of a duty cannot be read", e);
    }
  }
}
