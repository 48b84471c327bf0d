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
import switchboard.engine.message.About;
import switchboard.engine.message.Channel;
import switchboard.engine.message.Kind;
import switchboard.engine.message.Letter;
import switchboard.engine.message.Mail;
import switchboard.engine.message.Outbox;
import switchboard.persistence.projection.Changes;
import switchboard.persistence.view.Cursor;
import switchboard.persistence.view.Listing;
import switchboard.persistence.view.Listing.Order;
import switchboard.persistence.view.Queries;
import switchboard.persistence.view.Where;

/// The outbox in PostgreSQL. States only ever move forward, whoever reports late. What becomes of a
/// message is told as topic `outbox:tenant` of [Changes], once it is committed; that somebody took
/// it is not, or every look into the outbox would ask for another.
public final class JdbcOutbox implements Outbox {

  /// How long the schedule may lag behind what a message says.
  private static final Duration LATE = Duration.ofSeconds(30);

  /// Who gets a message, from which number, and whether they want it, as things are now. The number
  /// the customer has dialled is the one to answer from, if the tenant still has it.
  private static final String ADDRESSED =
      """
      select o.*, t.profile ->> 'country' as country,
        case o.channel || ' ' || o.audience
          when 'SMS OWNER' then coalesce(o.recipient, t.profile -> 'alerts' ->> 'phone')
          when 'EMAIL OWNER' then coalesce(o.recipient, t.profile -> 'alerts' ->> 'email')
          when 'EMAIL CUSTOMER' then coalesce(o.recipient, k.email)
          else coalesce(o.recipient, k.phone) end as send_to,
        coalesce(
          (select n.number from tenant_number n
           where n.tenant = o.tenant and n.number = c.dialled),
          t.profile -> 'numbers' ->> 0) as send_from,
        o.audience = 'CUSTOMER' and case o.channel
          when 'EMAIL' then exists (
            select 1 from mail_opt_out x
            where x.tenant = o.tenant and x.address = $hash)
          else coalesce(k.opted_out, false) or exists (
            select 1 from customer x
            where x.tenant = o.tenant and x.phone = coalesce(o.recipient, k.phone)
              and x.opted_out) end as opted_out,
        ($outdated or $tried) as outdated
      from %s o
      left join tenant t on t.tenant = o.tenant
      left join customer k on k.tenant = o.tenant and k.id = o.customer
      left join conversation c on c.tenant = o.tenant and c.id = o.conversation
      """
          .replace("$hash", JdbcMailConsent.hash("coalesce(o.recipient, k.email)"))
          .replace("$outdated", Withdrawal.OUTDATED)
          .replace("$tried", Withdrawal.TRIED.replace("%", "%%"));

  private static final String TAKE =
      """
      with found as (
        select tenant, id, state, attempts, since from outbox o
        where o.channel = :channel and o.state in ('PENDING', 'SENDING') and o.due <= :now
          and (o.state = 'PENDING' or o.due <= :stale)
          and (o.state = 'SENDING' or o.created <= :late or not $outdated)
        order by o.due limit :limit
        for update skip locked),
      taken as (
        update outbox o
        set state = 'SENDING', due = :now, since = coalesce(o.since, :now),
            attempts = o.attempts + 1
        from found f where o.tenant = f.tenant and o.id = f.id
        returning o.tenant, o.id, o.conversation, o.channel, o.kind, o.audience, o.customer,
          o.recipient, o.body, o.subject, o.html, o.attachments, o.appointment, o.starts,
          f.state, f.attempts, o.created, f.since, o.reference, o.error)
      """
              .replace("$outdated", Withdrawal.OUTDATED)
          + ADDRESSED.formatted("taken")
          + "order by o.created, o.id";

  private static final String BARE =
      """
      (select tenant, id, conversation, channel, kind, audience, customer, recipient, body, subject,
         null::text as html, null::text as attachments, appointment, starts, state, attempts,
         created, since, reference, error
       from outbox)
      """;

  private static final String LIST = ADDRESSED.formatted(BARE) + "where o.tenant = :tenant";

  private static final String POST =
      """
      insert into outbox
        (tenant, id, conversation, channel, kind, audience, customer, recipient, body, subject,
         html, attachments, appointment, starts, state, created, due)
      values
        (:tenant, :id, :conversation, :channel, :kind, :audience, :customer, :recipient, :body,
         :subject, :html, cast(:attachments as jsonb), :appointment, :starts, 'PENDING', :created,
         :due)
      on conflict do nothing
      """;

  /// A change that is announced in the same transaction, once.
  static final String TOLD =
      "with changed as (%s returning tenant) select pg_notify('"
          + Changes.CHANNEL
          + "', 'outbox:' || tenant) from (select distinct tenant from changed) c";

  private static final List<State> UNSENT = List.of(State.PENDING, State.SENDING);
  private static final List<State> UNFINISHED = List.of(State.PENDING, State.SENDING, State.SENT);
  private static final List<State> UNDELIVERED =
      List.of(State.PENDING, State.SENDING, State.SENT, State.FAILED);

  private final Jdbi queries;

  public JdbcOutbox(DataSource source) {
    this.queries = Queries.on(source);
  }

  @Override
  public void post(Letter letter) {
    var about = letter.about();
    run(
        POST,
        letter.tenant(),
        letter.id(),
        it ->
            it.bind("conversation", letter.conversation())
                .bind("channel", letter.channel().name())
                .bind("kind", letter.kind().name())
                .bind("audience", letter.audience().name())
                .bind("customer", letter.customer())
                .bind("recipient", letter.to())
                .bind("body", letter.body())
                .bind("subject", letter.mail().map(Mail::subject))
                .bind("html", letter.mail().flatMap(Mail::html))
                .bind("attachments", letter.mail().map(Mail::attachments).map(Attachments::text))
                .bind("appointment", about.map(About::appointment))
                .bind("starts", about.flatMap(About::start))
                .bind("created", letter.at())
                .bind("due", letter.due()));
  }

  @Override
  public void withdraw(String tenant, String appointment) {
    tell(Withdrawal.OF, it -> it.bind("tenant", tenant).bind("appointment", appointment));
  }

  @Override
  public List<Message> take(Channel channel, int limit, Instant now, Duration patience) {
    return queries.withHandle(it ->
        it.createQuery(TAKE)
            .bind("channel", channel.name())
            .bind("late", now.minus(LATE))
            .bind("now", now)
            .bind("stale", now.minus(patience))
            .bind("limit", Cursor.clamp(limit))
            .map((row, _) -> message(row))
            .list());
  }

  @Override
  public boolean outdated(String tenant, String id) {
    return queries.withHandle(it ->
        it.createQuery(
                "select $outdated or $tried from outbox o where o.tenant = :tenant and o.id = :id"
                    .replace("$outdated", Withdrawal.OUTDATED)
                    .replace("$tried", Withdrawal.TRIED))
            .bind("tenant", tenant)
            .bind("id", id)
            .mapTo(boolean.class)
            .findOne()
            .orElse(false));
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

  private void run(String change, String tenant, String id, UnaryOperator<Query> values) {
    tell(change, it -> values.apply(it.bind("tenant", tenant).bind("id", id)));
  }

  /// Changes messages and announces it, in one statement and so in one transaction.
  private void tell(String change, UnaryOperator<Query> values) {
    var sql = TOLD.formatted(change);
    queries.useHandle(it -> values.apply(it.createQuery(sql)).map((_, _) -> true).list());
  }

  @Override
  public Page<Message> list(String tenant, Optional<String> cursor, int limit) {
    return new Listing<>(
            queries,
            LIST,
            Order.newest("o.created", "o.id"),
            JdbcOutbox::message,
            it -> new Cursor(it.created(), it.id()))
        .page(tenant, Where.all(), cursor, limit);
  }

  @Override
  public List<Count> counts(String tenant, Instant since) {
    return queries.withHandle(it ->
        it.createQuery(
                """
                select channel, audience, state, count(*) as messages from outbox
                where tenant = :tenant and created >= :since
                group by channel, audience, state order by channel, audience, state
                """)
            .bind("tenant", tenant)
            .bind("since", since)
            .map((row, _) -> count(row))
            .list());
  }

  private static Count count(ResultSet row) throws SQLException {
    return new Count(
        Channel.valueOf(row.getString("channel")),
        Audience.valueOf(row.getString("audience")),
        State.valueOf(row.getString("state")),
        row.getLong("messages"));
  }

  private static Message message(ResultSet row) throws SQLException {
    var mail = mail(row);
    return new Message(
        row.getString("tenant"),
        row.getString("id"),
        Audience.valueOf(row.getString("audience")),
        mail.isPresent() ? text(row, "send_to") : number(row),
        mail.isPresent() ? Optional.empty() : text(row, "send_from"),
        row.getString("body"),
        row.getBoolean("opted_out"),
        State.valueOf(row.getString("state")),
        row.getInt("attempts"),
        instant(row, "created"),
        maybeInstant(row, "since"),
        text(row, "reference"),
        text(row, "error"),
        Kind.valueOf(row.getString("kind")),
        mail,
        about(row),
        row.getBoolean("outdated"));
  }

  private static Optional<String> number(ResultSet row) throws SQLException {
    var country = text(row, "country").orElse("ZZ");
    return text(row, "send_to").flatMap(it -> Phone.of(it, country)).map(Phone::e164);
  }

  private static Optional<Mail> mail(ResultSet row) throws SQLException {
    var subject = text(row, "subject");
    if (subject.isEmpty()) return Optional.empty();
    var files = text(row, "attachments").map(Attachments::parse).orElse(List.of());
    return Optional.of(new Mail(subject.get(), text(row, "html"), files));
  }

  private static Optional<About> about(ResultSet row) throws SQLException {
    var start = maybeInstant(row, "starts");
    return text(row, "appointment").map(it -> new About(it, start));
  }
}
