package switchboard.persistence.conversation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import switchboard.engine.Page;
import switchboard.engine.conversation.Conversations;
import switchboard.persistence.conversation.ConversationRows.ActRow;
import switchboard.persistence.conversation.ConversationRows.AnswerRow;
import switchboard.persistence.conversation.ConversationRows.OfferRow;
import switchboard.persistence.conversation.ConversationRows.Place;
import switchboard.persistence.conversation.ConversationRows.RunPlace;
import switchboard.persistence.conversation.ConversationRows.RunRow;
import switchboard.persistence.conversation.ConversationRows.TurnRow;
import switchboard.persistence.view.Cursor;
import switchboard.persistence.view.Listing;
import switchboard.persistence.view.Listing.Order;
import switchboard.persistence.view.PlainText;
import switchboard.persistence.view.Queries;
import switchboard.persistence.view.Where;

/// The conversations of a tenant from the tables of [ConversationView]. A list is one statement,
/// any number of whole conversations six, however long they were.
public final class JdbcConversations implements Conversations {

  private static final String SUMMARY =
      """
      select c.*, coalesce(c.name, k.name) as called,
        coalesce(c.lasted_ms, (extract(epoch from c.ended - c.started) * 1000)::bigint) as lasted,
        a.turn as judged_turn, a.summary, a.intent as judged_intent, a.outcome as judged_outcome,
        a.sentiment, a.score, a.frustrations, a.successes, a.follow_up, a.notes, a.actions,
        a.properties, a.judge, a.at as judged, r.rating, r.via, r.at as rated
      from conversation c left join customer k on k.tenant = c.tenant and k.id = c.customer
      left join assessment a on a.tenant = c.tenant and a.conversation = c.id
      left join rating r on r.tenant = c.tenant and r.conversation = c.id
      where c.tenant = :tenant
      """;

  /// A thread of texts never ends, so that it has not ended says nothing.
  private static final String LIVE = "c.channel = 'VOICE' and c.ended is null";

  /// The business itself is no customer of its own.
  private static final String CUSTOMERS = "c.goal is distinct from 'owner'";

  private final Jdbi queries;
  private final Listing<Summary> rows;

  public JdbcConversations(DataSource source) {
    this.queries = Queries.on(source);
    this.rows =
        new Listing<>(
            queries,
            SUMMARY,
            Order.newest("c.started", "c.id"),
            ConversationRows::summary,
            it -> new Cursor(it.started(), it.id()));
  }

  @Override
  public Page<Summary> list(String tenant, Filter filter, Optional<String> cursor, int limit) {
    var which =
        Where.all()
            .and(Optional.of(CUSTOMERS))
            .and("c.channel = ?", filter.channel())
            .and("c.customer = ?", filter.customer())
            .and(filter.live().map(live -> live ? LIVE : "c.ended is not null"))
            .and("c.language like ?", filter.language().map(it -> it.replaceAll("[%_]", "") + "%"));
    return rows.page(tenant, which, cursor, limit);
  }

  @Override
  public Optional<Detail> byId(String tenant, String id) {
    return details(tenant, List.of(id)).stream().findFirst();
  }

  @Override
  public List<Detail> details(String tenant, List<String> ids) {
    if (ids.isEmpty()) return List.of();
    return queries.withHandle(handle -> {
      var these = new These(handle, tenant, ids);
      var turns = turns(these);
      var acts = acts(these);
      return these
          .of(SUMMARY + "and c.id = any (:ids)")
          .map((row, _) -> ConversationRows.summary(row))
          .stream()
          .map(it ->
              new Detail(
                  it,
                  turns.getOrDefault(it.id(), List.of()),
                  acts.getOrDefault(it.id(), List.of())))
          .toList();
    });
  }

  /// Some conversations of a tenant.
  private record These(Handle handle, String tenant, List<String> ids) {

    Query of(String sql) {
      var clean = ids.stream().map(PlainText::clean).toList();
      return handle.createQuery(sql).bind("tenant", tenant).bindArray("ids", String.class, clean);
    }

    /// Everything a table has about them.
    Query in(String table, String order) {
      return of(
          "select * from %s where tenant = :tenant and conversation = any (:ids) order by %s"
              .formatted(table, order));
    }
  }

  private static Map<String, List<Turn>> turns(These these) {
    var runs = runs(these);
    var offers = offers(these);
    return these
        .in("turn", "conversation, turn")
        .map((row, _) -> ConversationRows.turn(row, runs, offers))
        .collect(groupingBy(TurnRow::conversation, mapping(TurnRow::turn, toList())));
  }

  private static Map<String, List<Act>> acts(These these) {
    return these
        .in("intervention", "sequence")
        .map((row, _) -> ConversationRows.act(row))
        .collect(groupingBy(ActRow::conversation, mapping(ActRow::act, toList())));
  }

  private static Map<Place, Offer> offers(These these) {
    return these
        .in("specialist_offer", "turn")
        .map((row, _) -> ConversationRows.offer(row))
        .collect(toMap(OfferRow::place, OfferRow::offer));
  }

  private static Map<RunPlace, List<AnswerRow>> answers(These these) {
    return these
        .in("specialist_answer", "run, number")
        .map((row, _) -> ConversationRows.answer(row))
        .collect(groupingBy(AnswerRow::place));
  }

  private static Map<Place, List<RunRow>> runs(These these) {
    var answers = answers(these);
    return these
        .in("run", "turn, asked, run")
        .map((row, _) -> ConversationRows.run(row, answers))
        .collect(groupingBy(RunRow::place));
  }

  @Override
  public Tally since(String tenant, Instant since) {
    return queries.withHandle(it ->
        it.createQuery(
                """
                select count(*) filter (where channel = 'VOICE'),
                  count(*) filter (where channel = 'SMS'),
                  count(*) filter (where emergency),
                  count(*) filter (where outcome = 'booked')
                from conversation where tenant = :tenant and contacted >= :since
                  and goal is distinct from 'owner' and id not like 'try-%'
                """)
            .bind("tenant", tenant)
            .bind("since", since)
            .map((row, _) ->
                new Tally(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
            .one());
  }
}
