package switchboard.persistence.message;

import static switchboard.persistence.view.Columns.instant;
import static switchboard.persistence.view.Columns.maybeInstant;
import static switchboard.persistence.view.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import switchboard.engine.Page;
import switchboard.engine.Phone;
import switchboard.engine.conversation.Event.Audience;
import switchboard.engine.message.Outbox;
import switchboard.persistence.projection.Changes;
import switchboard.persistence.view.Cursor;
import switchboard.persistence.view.Queries;

/// The outbox in PostgreSQL. States only ever move forward, whoever reports late. What becomes of a
/// message is told as topic `outbox:tenant` of [Changes], once it is committed; that somebody took
/// it is not, or every look into the outbox would ask for another.
public final class JdbcOutbox implements Outbox {

  /// Who gets a message, from which number, and whether they want it, as things are now. The number
  /// the customer has dialled is the one to answer from, if the tenant still has it.
  private static final String ADDRESSED =
      """
      select o.*, t.profile ->> 'country' as country,
        case o.audience
          when 'OWNER' then coalesce(o.recipient, t.profile -> 'alerts' ->> 'phone')
          else coalesce(o.recipient, k.phone) end as send_to,
        coalesce(
          (select n.number from tenant_number n
           where n.tenant = o.tenant and n.number = c.dialled),
          t.profile -> 'numbers' ->> 0) as send_from,
        o.audience = 'CUSTOMER' and (
          coalesce(k.opted_out, false) or exists (
            select 1 from customer x
            where x.tenant = o.tenant and x.phone = coalesce(o.recipient, k.phone)
              and x.opted_out)) as opted_out
      from %s o
      left join tenant t on t.tenant = o.tenant
      left join customer k on k.tenant = o.tenant and k.id = o.customer
      left join conversation c on c.tenant = o.tenant and c.id = o.conversation
      """;

  private static final String TAKE =
      """
      with found as (
        select tenant, id, state, attempts, since from outbox
        where state in ('PENDING', 'SENDING') and due <= :now
          and (state = 'PENDING' or due <= :stale)
        order by due limit :limit
        for update skip locked),
      taken as (
        update outbox o
        set state = 'SENDING', due = :now, since = coalesce(o.since, :now),
            attempts = o.attempts + 1
        from found f where o.tenant = f.tenant and o.id = f.id
        returning o.tenant, o.id, o.conversation, o.audience, o.customer, o.recipient, o.body,
          f.state, f.attempts, o.created, f.since, o.reference, o.error)
      """
          + ADDRESSED.formatted("taken")
          + "order by o.created, o.id";

  private static final String LIST =
      ADDRESSED.formatted("outbox")
          + """
          where o.tenant = :tenant and (o.created, o.id) < (:at, :after)
          order by o.created desc, o.id desc limit :limit
          """;

  private static final String TOLD =
      "with changed as (%s returning tenant) select pg_notify('"
          + Changes.CHANNEL
          + "', 'outbox:' || tenant) from changed";

  private static final List<State> UNSENT = List.of(State.PENDING, State.SENDING);
  private static final List<State> UNFINISHED = List.of(State.PENDING, State.SENDING, State.SENT);
  private static final List<State> UNDELIVERED =
      List.of(State.PENDING, State.SENDING, State.SENT, State.FAILED);

  private final Jdbi queries;

  public JdbcOutbox(DataSource source) {
    this.queries = Queries.on(source);
  }

  @Override
  public List<Message> take(int limit, Instant now, Duration patience) {
    return queries.withHandle(it ->
        it.createQuery(TAKE)
            .bind("now", now)
            .bind("stale", now.minus(patience))
            .bind("limit", Cursor.clamp(limit))
            .map((row, _) -> message(row))
            .list());
  }

  @Override
  public void sent(String tenant, String id, String reference, Instant now) {
    run(
        """
        update outbox set reference = coalesce(reference, :reference),
          error = case when state in ('PENDING', 'SENDING') then null else error end,
          state = case when state in ('PENDING', 'SENDING') then 'SENT' else state end
        where tenant = :tenant and id = :id
          and (reference is null or state in ('PENDING', 'SENDING'))
        """,
        tenant,
        id,
        it -> it.bind("reference", reference));
  }

  @Override
  public void again(String tenant, String id, String error, Instant due) {
    run(
        """
        update outbox set state = 'PENDING', error = :error, due = :due
        where tenant = :tenant and id = :id and state = 'SENDING'
        """,
        tenant,
        id,
        it -> it.bind("error", error).bind("due", due));
  }

  @Override
  public void failed(String tenant, String id, String error) {
    move(tenant, id, State.FAILED, Optional.of(error), UNSENT);
  }

  @Override
  public void suppressed(String tenant, String id, String why) {
    move(tenant, id, State.SUPPRESSED, Optional.of(why), UNSENT);
  }

  /// That it was delivered is believed even of a message given up; nothing else moves it back.
  @Override
  public void reported(String tenant, String id, String status, Optional<String> error) {
    switch (status) {
      case "accepted", "scheduled", "queued", "sending", "sent" ->
          move(tenant, id, State.SENT, Optional.empty(), UNSENT);
      case "delivered", "read" -> move(tenant, id, State.DELIVERED, Optional.empty(), UNDELIVERED);
      case "undelivered", "failed", "canceled" ->
          move(tenant, id, State.FAILED, error.or(() -> Optional.of(status)), UNFINISHED);
      default -> {}
    }
  }

  private void move(String tenant, String id, State to, Optional<String> error, List<State> from) {
    run(
        """
        update outbox set state = :to, error = :error
        where tenant = :tenant and id = :id and state = any (:from)
        """,
        tenant,
        id,
        it ->
            it.bind("to", to.name())
                .bind("error", error)
                .bindArray("from", String.class, from.stream().map(State::name).toList()));
  }

  /// Changes a message and announces it, in one statement and so in one transaction.
  private void run(String change, String tenant, String id, UnaryOperator<Query> values) {
    var sql = TOLD.formatted(change);
    queries.useHandle(it ->
        values
            .apply(it.createQuery(sql).bind("tenant", tenant).bind("id", id))
            .map((_, _) -> true)
            .list());
  }

  @Override
  public Page<Message> list(String tenant, Optional<String> cursor, int limit) {
    var from = Cursor.parse(cursor);
    var size = Cursor.clamp(limit);
    var rows =
        queries.withHandle(it ->
            it.createQuery(LIST)
                .bind("tenant", tenant)
                .bind("at", from.at())
                .bind("after", from.id())
                .bind("limit", size + 1)
                .map((row, _) -> message(row))
                .list());
    return Cursor.page(rows, size, it -> new Cursor(it.created(), it.id()));
  }

  @Override
  public List<Count> counts(String tenant, Instant since) {
    return queries.withHandle(it ->
        it.createQuery(
                """
                select audience, state, count(*) as messages from outbox
                where tenant = :tenant and created >= :since
                group by audience, state order by audience, state
                """)
            .bind("tenant", tenant)
            .bind("since", since)
            .map((row, _) -> count(row))
            .list());
  }

  private static Count count(ResultSet row) throws SQLException {
    return new Count(
        Audience.valueOf(row.getString("audience")),
        State.valueOf(row.getString("state")),
        row.getLong("messages"));
  }

  private static Message message(ResultSet row) throws SQLException {
    var country = text(row, "country").orElse("ZZ");
    return new Message(
        row.getString("tenant"),
        row.getString("id"),
        Audience.valueOf(row.getString("audience")),
        text(row, "send_to").flatMap(it -> Phone.of(it, country)).map(Phone::e164),
        text(row, "send_from"),
        row.getString("body"),
        row.getBoolean("opted_out"),
        State.valueOf(row.getString("state")),
        row.getInt("attempts"),
        instant(row, "created"),
        maybeInstant(row, "since"),
        text(row, "reference"),
        text(row, "error"));
  }
}
