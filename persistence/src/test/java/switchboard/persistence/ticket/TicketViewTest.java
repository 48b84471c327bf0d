package switchboard.persistence.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.persistence.view.Homes.flat;
import static switchboard.persistence.view.Homes.leak;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.engine.customer.Customer.Event.Created;
import switchboard.engine.customer.Customer.Event.Named;
import switchboard.engine.customer.Customer.Source;
import switchboard.engine.duty.Duty;
import switchboard.engine.duty.Duty.Kind;
import switchboard.engine.privacy.Personal;
import switchboard.engine.property.Event.Listed;
import switchboard.engine.ticket.Event.Assigned;
import switchboard.engine.ticket.Event.Closed;
import switchboard.engine.ticket.Event.Graded;
import switchboard.engine.ticket.Event.Noted;
import switchboard.engine.ticket.Event.Opened;
import switchboard.engine.ticket.Event.Reopened;
import switchboard.engine.ticket.Event.Resolved;
import switchboard.engine.ticket.Ticket.Status;
import switchboard.engine.ticket.Tickets;
import switchboard.engine.ticket.Tickets.Filter;
import switchboard.engine.ticket.Urgency;
import switchboard.persistence.duty.JdbcDuties;
import switchboard.persistence.view.Erasure;
import switchboard.persistence.view.Feed;

final class TicketViewTest {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

  private final Feed feed = Feed.open();
  private final Tickets tickets = new JdbcTickets(feed.source());

  @AfterEach
  void close() {
    feed.close();
  }

  private void opened(String id, Urgency urgency, int minute) throws Exception {
    feed.tell("ticket|" + id, new Opened(leak(urgency), NINE.plusSeconds(60L * minute)));
  }

  private List<String> ids(String tenant, Filter filter) {
    return tickets.list(tenant, filter, Optional.empty(), 50).items().stream()
        .map(Tickets.Row::id)
        .toList();
  }

  private static Filter open(boolean open) {
    return new Filter(
        Optional.of(open),
        Optional.empty(),
        Optional.empty(),
        Optional.of("c1"),
        Optional.of("p1"));
  }

  @Test
  void a_ticket_is_shown_with_its_people_its_place_and_its_notes() throws Exception {
    feed.tell(
        "customer|acme:c1", new Created(Source.SMS, NINE), new Named(Personal.of("Ann"), NINE));
    feed.tell("property|acme:p1", new Listed(flat("p1", "Elgin", 2, 1), NINE));
    opened("acme:t1", Urgency.NORMAL, 0);
    feed.tell(
        "ticket|acme:t1",
        new Assigned(Personal.of("Mo Example"), NINE),
        new Noted(Personal.of("called back"), NINE),
        new Graded(Urgency.URGENT, "heating", NINE),
        new Resolved(Optional.of(Personal.of("new pump")), NINE.plusSeconds(600)));
    var row = tickets.byId("acme", "t1").orElseThrow();
    assertThat(row.name()).contains("Ann");
    assertThat(row.address()).contains("12 Elgin Road");
    assertThat(row.need()).contains("water through the ceiling");
    assertThat(row.assignee()).contains("Mo Example");
    assertThat(row.urgency()).isEqualTo(Urgency.URGENT);
    assertThat(row.status()).isEqualTo(Status.RESOLVED);
    assertThat(row.changed()).isEqualTo(NINE.plusSeconds(600));
    assertThat(tickets.notes("acme", "t1"))
        .extracting(Tickets.Note::text)
        .containsExactly("called back", "new pump");
    assertThat(tickets.byId("bolt", "t1")).isEmpty();
    assertThat(tickets.notes("bolt", "t1")).isEmpty();
  }

  @Test
  void lists_are_each_tenants_own_newest_first_and_filtered() throws Exception {
    for (int i = 0; i < 4; i++) opened("acme:t" + i, Urgency.NORMAL, i);
    opened("bolt:t9", Urgency.EMERGENCY, 9);
    feed.tell("ticket|acme:t2", new Closed(NINE));
    feed.tell("ticket|acme:t3", new Closed(NINE), new Reopened(NINE));
    assertThat(ids("acme", Filter.ALL)).containsExactly("t3", "t2", "t1", "t0");
    assertThat(ids("acme", open(true))).containsExactly("t3", "t1", "t0");
    assertThat(ids("acme", open(false))).containsExactly("t2");
    assertThat(ids("bolt", open(true))).containsExactly("t9");
    var page = tickets.list("acme", open(true), Optional.empty(), 2);
    assertThat(tickets.list("acme", open(true), page.next(), 2).items())
        .extracting(Tickets.Row::id)
        .containsExactly("t0");
  }

  @Test
  void those_concerned_are_to_be_told_each_time_once() throws Exception {
    opened("acme:t1", Urgency.NORMAL, 0);
    feed.tell(
        "ticket|acme:t1",
        new Opened(leak(Urgency.NORMAL), NINE),
        new Noted(Personal.of("x"), NINE),
        new Graded(Urgency.URGENT, "plumbing", NINE),
        new Graded(Urgency.EMERGENCY, "plumbing", NINE),
        new Resolved(Optional.empty(), NINE));
    var duties = new JdbcDuties(feed.source());
    var taken = duties.take(Set.of(Kind.TICKET), 10, NINE, Duration.ofMinutes(1));
    assertThat(taken).extracting(Duty::subject).containsOnly("t1");
    assertThat(taken)
        .extracting(it -> it.fact("what").orElse(""))
        .containsExactlyInAnyOrder("opened", "emergency", "resolved");
  }

  @Test
  void of_somebody_erased_only_the_bare_ticket_stays() throws Exception {
    opened("acme:t1", Urgency.NORMAL, 0);
    feed.tell("ticket|acme:t1", new Noted(Personal.of("Ann is at home"), NINE));
    new Erasure(feed.source()).erase("acme", "c1");
    assertThat(tickets.byId("acme", "t1").orElseThrow().need()).isEmpty();
    assertThat(tickets.notes("acme", "t1")).isEmpty();
    assertThat(feed.rows("ticket")).noneMatch(it -> it.contains("ceiling"));
  }
}
