package switchboard.persistence.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.engine.customer.Customer;
import switchboard.engine.job.Event.Changed;
import switchboard.engine.job.Event.Opened;
import switchboard.engine.job.Event.Progressed;
import switchboard.engine.job.Event.StatusChanged;
import switchboard.engine.job.JobCard;
import switchboard.engine.job.JobCard.Status;
import switchboard.engine.job.Jobs;
import switchboard.engine.job.Jobs.Filter;
import switchboard.engine.job.Plan;
import switchboard.engine.privacy.Personal;
import switchboard.persistence.view.Feed;

final class JobViewTest {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final Filter ALL =
      new Filter(Optional.empty(), Optional.empty(), Optional.empty());

  private final Feed feed = Feed.open();
  private final Jobs jobs = new JdbcJobs(feed.source());

  @AfterEach
  void close() {
    feed.close();
  }

  private static Opened opened(String customer, Status status, int second) {
    return new Opened(
        new Plan(customer, new Personal("Website of " + customer)),
        status,
        10,
        NINE.plusSeconds(second));
  }

  private static List<String> ids(List<Jobs.Row> rows) {
    return rows.stream().map(Jobs.Row::id).toList();
  }

  @Test
  void a_job_is_shown_as_it_has_become() throws Exception {
    feed.tell(
        "customer|acme:ann",
        new Customer.Event.Created(Customer.Source.MANUAL, NINE),
        new Customer.Event.Named(new Personal("Ann Example"), NINE));
    feed.tell(
        "job|acme:j1",
        opened("ann", Status.PLANNED, 0),
        new StatusChanged(Status.IN_PROGRESS, NINE.plusSeconds(1)),
        new Progressed(75, Optional.of(new Personal("menu 🍞 done")), NINE.plusSeconds(2)),
        new Progressed(80, Optional.empty(), NINE.plusSeconds(3)),
        new Changed(
            Optional.of(new Personal("Bakery\u0000 website")),
            Optional.of(new Personal("Sam")),
            Optional.of(LocalDate.of(2026, 5, 1)),
            Optional.of("INV-1"),
            NINE.plusSeconds(4)));
    assertThat(jobs.byId("acme", "j1"))
        .contains(
            new Jobs.Row(
                "j1",
                "ann",
                Optional.of("Ann Example"),
                Optional.empty(),
                "Bakery\ufffd website",
                Status.IN_PROGRESS,
                80,
                Optional.of("menu 🍞 done"),
                Optional.of(LocalDate.of(2026, 5, 1)),
                Optional.of("Sam"),
                Optional.of("INV-1"),
                NINE,
                NINE.plusSeconds(4)));
    assertThat(jobs.byId("bolt", "j1")).isEmpty();
    assertThat(jobs.byId("acme", "\u0000")).isEmpty();
  }

  @Test
  void the_most_recently_active_comes_first() throws Exception {
    feed.tell("job|acme:j1", opened("ann", Status.PLANNED, 0));
    feed.tell("job|acme:j2", opened("ann", Status.PLANNED, 1));
    feed.tell("job|acme:j3", opened("ben", Status.PLANNED, 2));
    feed.tell("job|bolt:j4", opened("ann", Status.PLANNED, 3));
    feed.tell("job|acme:j1", new Progressed(20, Optional.empty(), NINE.plusSeconds(9)));
    assertThat(ids(jobs.of("acme", "ann"))).containsExactly("j1", "j2");
    assertThat(jobs.of("acme", "ann").getFirst().card())
        .isEqualTo(
            new JobCard(
                "j1", "Website of ann", Status.PLANNED, 20, Optional.empty(), Optional.empty()));
    assertThat(jobs.of("acme", "' or true --")).isEmpty();
  }

  @Test
  void what_is_over_is_told_from_what_is_worked_on() throws Exception {
    for (var it : Status.values()) feed.tell("job|acme:" + it, opened("ann", it, it.ordinal()));
    var over = new Filter(Optional.of(false), Optional.empty(), Optional.empty());
    assertThat(ids(jobs.list("acme", Filter.ACTIVE, Optional.empty(), 10).items()))
        .containsExactly("REVIEW", "ON_HOLD", "IN_PROGRESS", "PLANNED");
    assertThat(ids(jobs.list("acme", over, Optional.empty(), 10).items()))
        .containsExactly("CANCELLED", "DONE");
    assertThat(jobs.active("acme")).isEqualTo(4);
    assertThat(jobs.active("bolt")).isZero();
  }

  @Test
  void a_list_is_read_page_by_page_without_losing_or_repeating_any() throws Exception {
    for (int i = 0; i < 7; i++) feed.tell("job|acme:j" + i, opened("ann", Status.PLANNED, i / 3));
    var seen = new ArrayList<String>();
    Optional<String> next = Optional.empty();
    do {
      var page = jobs.list("acme", ALL, next, 2);
      seen.addAll(ids(page.items()));
      next = page.next();
    } while (next.isPresent());
    assertThat(seen).containsExactly("j6", "j5", "j4", "j3", "j2", "j1", "j0");
  }

  @Test
  void what_is_erased_is_not_shown() throws Exception {
    feed.tell("job|acme:j1", new Opened(new Plan("ann", Personal.ERASED), Status.PLANNED, 0, NINE));
    assertThat(jobs.byId("acme", "j1").map(Jobs.Row::title)).contains("");
  }
}
