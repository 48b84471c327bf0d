package switchboard.persistence.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.engine.change.ChangeRequests;
import switchboard.engine.change.ChangeRequests.Filter;
import switchboard.engine.change.ChangeRequests.Order;
import switchboard.engine.change.Estimate;
import switchboard.engine.change.Event.Completed;
import switchboard.engine.change.Event.Estimated;
import switchboard.engine.change.Event.Graded;
import switchboard.engine.change.Event.JobAssigned;
import switchboard.engine.change.Event.Noted;
import switchboard.engine.change.Event.Requested;
import switchboard.engine.change.Event.StatusChanged;
import switchboard.engine.change.Priority;
import switchboard.engine.change.Request;
import switchboard.engine.change.Status;
import switchboard.engine.change.Via;
import switchboard.engine.duty.Duty.Kind;
import switchboard.engine.job.Event.Opened;
import switchboard.engine.job.JobCard;
import switchboard.engine.job.Plan;
import switchboard.engine.privacy.Personal;
import switchboard.persistence.duty.JdbcDuties;
import switchboard.persistence.view.Feed;

final class ChangeViewTest {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

  private final Feed feed = Feed.open();
  private final ChangeRequests changes = new JdbcChangeRequests(feed.source());
  private final JdbcDuties duties = new JdbcDuties(feed.source());

  @AfterEach
  void close() {
    feed.close();
  }

  private static Requested requested(String customer, Priority priority, int second) {
    var what =
        new Request(
            customer,
            Optional.empty(),
            new Personal("a form"),
            priority,
            Via.VOICE,
            Optional.of("CA1"));
    return new Requested(what, NINE.plusSeconds(second));
  }

  private static List<String> ids(List<ChangeRequests.Row> rows) {
    return rows.stream().map(ChangeRequests.Row::id).toList();
  }

  private List<String> due() {
    return duties
        .take(EnumSet.of(Kind.CHANGE), 10, NINE.plusSeconds(60), Duration.ofMinutes(1))
        .stream()
        .map(it -> it.subject() + " " + it.fact("what").orElse(""))
        .toList();
  }

  @Test
  void a_change_is_shown_as_it_has_become() throws Exception {
    feed.tell(
        "job|acme:j1",
        new Opened(new Plan("ann", new Personal("Website")), JobCard.Status.PLANNED, 0, NINE));
    feed.tell(
        "change|acme:x1",
        requested("ann", Priority.LOW, 0),
        new Graded(Priority.URGENT, NINE.plusSeconds(1)),
        new JobAssigned("j1", NINE.plusSeconds(2)),
        new Estimated(
            new Estimate(Optional.of(Duration.ofHours(6)), Optional.empty()), NINE.plusSeconds(3)),
        new StatusChanged(Status.ESTIMATED, NINE.plusSeconds(3)),
        new Noted(new Personal("ask\nwhom to mail"), NINE.plusSeconds(4)),
        new Completed(LocalDate.of(2026, 3, 3), NINE.plusSeconds(5)));
    assertThat(changes.byId("acme", "x1"))
        .contains(
            new ChangeRequests.Row(
                "x1",
                "ann",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("j1"),
                Optional.of("Website"),
                Optional.of("a form"),
                Priority.URGENT,
                Status.COMPLETED,
                Via.VOICE,
                Optional.of("CA1"),
                Optional.of(new Estimate(Optional.of(Duration.ofHours(6)), Optional.empty())),
                Optional.of("ask\nwhom to mail"),
                Optional.of(LocalDate.of(2026, 3, 3)),
                NINE,
                NINE.plusSeconds(5)));
    assertThat(changes.byId("bolt", "x1")).isEmpty();
  }

  @Test
  void a_request_and_every_status_call_for_telling_once() throws Exception {
    feed.tell(
        "change|acme:x1",
        requested("ann", Priority.LOW, 0),
        new Noted(new Personal("hm"), NINE.plusSeconds(1)),
        new StatusChanged(Status.REVIEWING, NINE.plusSeconds(2)));
    feed.take("change|acme:x1", 3, new StatusChanged(Status.REVIEWING, NINE.plusSeconds(2)));
    feed.tell("change|acme:x1", new Completed(LocalDate.of(2026, 3, 3), NINE.plusSeconds(3)));
    feed.tell("change|acme:x1", new Completed(LocalDate.of(2026, 3, 2), NINE.plusSeconds(4)));
    assertThat(due()).containsExactlyInAnyOrder("x1 requested", "x1 REVIEWING", "x1 COMPLETED");
    assertThat(due()).isEmpty();
  }

  private List<String> paged(Order order, int size) {
    var seen = new ArrayList<String>();
    Optional<String> next = Optional.empty();
    do {
      var page = changes.list("acme", Filter.ALL, order, next, size);
      seen.addAll(ids(page.items()));
      next = page.next();
    } while (next.isPresent());
    return seen;
  }

  @Test
  void the_most_pressing_come_first_page_by_page() throws Exception {
    feed.tell("change|acme:low", requested("ann", Priority.LOW, 9));
    feed.tell("change|acme:high", requested("ann", Priority.HIGH, 2));
    feed.tell("change|acme:soon", requested("ann", Priority.HIGH, 3));
    feed.tell("change|acme:now", requested("ann", Priority.URGENT, 1));
    feed.tell("change|acme:also", requested("ann", Priority.URGENT, 1));
    feed.tell("change|bolt:not", requested("ann", Priority.URGENT, 1));
    for (int size = 1; size < 6; size++) {
      assertThat(paged(Order.PRIORITY, size)).containsExactly("now", "also", "soon", "high", "low");
      assertThat(paged(Order.NEWEST, size)).containsExactly("low", "soon", "high", "now", "also");
    }
  }

  @Test
  void only_what_is_asked_for_is_listed_and_counted() throws Exception {
    feed.tell("change|acme:x1", requested("ann", Priority.LOW, 1));
    feed.tell(
        "change|acme:x2",
        requested("ben", Priority.HIGH, 2),
        new StatusChanged(Status.REVIEWING, NINE),
        new JobAssigned("j1", NINE));
    feed.tell(
        "change|acme:x3",
        requested("ann", Priority.HIGH, 3),
        new StatusChanged(Status.APPROVED, NINE));
    assertThat(ids(changes.list("acme", Filter.ACTIVE, Order.NEWEST, Optional.empty(), 9).items()))
        .containsExactly("x2", "x1");
    assertThat(
            ids(
                changes
                    .list("acme", Filter.ALL.of("j1"), Order.PRIORITY, Optional.empty(), 9)
                    .items()))
        .containsExactly("x2");
    assertThat(ids(changes.of("acme", "ann"))).containsExactly("x3", "x1");
    assertThat(changes.active("acme")).isEqualTo(Map.of(Priority.LOW, 1L, Priority.HIGH, 1L));
    assertThat(changes.active("bolt")).isEmpty();
  }

  @Test
  void a_cursor_of_another_list_is_refused() throws Exception {
    feed.tell("change|acme:x1", requested("ann", Priority.LOW, 1));
    feed.tell("change|acme:x2", requested("ann", Priority.LOW, 2));
    var next = changes.list("acme", Filter.ALL, Order.NEWEST, Optional.empty(), 1).next();
    assertThatThrownBy(() -> changes.list("acme", Filter.ALL, Order.PRIORITY, next, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
