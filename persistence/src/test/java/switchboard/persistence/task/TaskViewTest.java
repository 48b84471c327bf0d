package switchboard.persistence.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.engine.duty.Duty;
import switchboard.engine.duty.Duty.Kind;
import switchboard.engine.privacy.Personal;
import switchboard.engine.task.Event.Added;
import switchboard.engine.task.Event.Assigned;
import switchboard.engine.task.Event.Completed;
import switchboard.engine.task.Event.Reopened;
import switchboard.engine.task.Event.Snoozed;
import switchboard.engine.task.Tasks;
import switchboard.engine.task.Todo;
import switchboard.persistence.duty.JdbcDuties;
import switchboard.persistence.view.Feed;

final class TaskViewTest {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant TEN = NINE.plusSeconds(3600);

  private final Feed feed = Feed.open();
  private final Tasks tasks = new JdbcTasks(feed.source());
  private final JdbcDuties duties = new JdbcDuties(feed.source());

  @AfterEach
  void close() {
    feed.close();
  }

  private static Added added(Instant due) {
    var call =
        new Todo(
            Optional.of("ann"),
            Todo.Kind.CALL_BACK,
            new Personal("call back"),
            Optional.of("CA1"),
            Optional.empty());
    return new Added(call, due, NINE);
  }

  private List<String> open() {
    return ids(tasks.open("acme", Optional.empty(), Optional.empty(), 10).items());
  }

  private static List<String> ids(List<Tasks.Row> rows) {
    return rows.stream().map(Tasks.Row::id).toList();
  }

  private List<String> late(Instant now) {
    return duties.take(EnumSet.of(Kind.LATE), 10, now, Duration.ofMinutes(1)).stream()
        .map(Duty::subject)
        .toList();
  }

  @Test
  void the_first_due_comes_first_page_by_page() throws Exception {
    for (int i = 0; i < 5; i++) feed.tell("task|acme:t" + i, added(TEN.minusSeconds(i / 2)));
    feed.tell("task|bolt:t9", added(NINE));
    var seen = new ArrayList<String>();
    Optional<String> next = Optional.empty();
    do {
      var page = tasks.open("acme", Optional.of("ann"), next, 2);
      seen.addAll(ids(page.items()));
      next = page.next();
    } while (next.isPresent());
    assertThat(seen).containsExactly("t4", "t2", "t3", "t0", "t1");
    assertThat(tasks.open("acme", Optional.of("ben"), Optional.empty(), 9).items()).isEmpty();
  }

  @Test
  void what_is_done_leaves_the_list_and_may_come_back() throws Exception {
    feed.tell("task|acme:t1", added(TEN), new Assigned(new Personal("Kit"), NINE));
    feed.tell("task|acme:t1", new Completed(TEN));
    assertThat(open()).isEmpty();
    assertThat(tasks.done("acme", Optional.empty(), Optional.empty(), 9).items())
        .containsExactly(
            new Tasks.Row(
                "t1",
                Optional.of("ann"),
                Optional.empty(),
                Optional.empty(),
                Todo.Kind.CALL_BACK,
                Optional.of("call back"),
                Optional.of("CA1"),
                Optional.empty(),
                TEN,
                Optional.of("Kit"),
                Optional.of(TEN),
                NINE));
    feed.tell("task|acme:t1", new Reopened(TEN));
    assertThat(open()).containsExactly("t1");
  }

  @Test
  void what_is_late_is_counted() throws Exception {
    feed.tell("task|acme:t1", added(TEN)).tell("task|acme:t2", added(NINE), new Completed(NINE));
    assertThat(tasks.late("acme", TEN)).isZero();
    assertThat(tasks.late("acme", TEN.plusSeconds(1))).isEqualTo(1);
    assertThat(tasks.late("bolt", TEN.plusSeconds(1))).isZero();
  }

  @Test
  void a_task_calls_for_an_alert_when_its_time_has_come_and_not_before() throws Exception {
    feed.tell("task|acme:t1", added(TEN));
    assertThat(late(TEN.minusSeconds(1))).isEmpty();
    assertThat(late(TEN)).containsExactly("t1");
  }

  @Test
  void what_is_done_in_time_calls_for_nothing() throws Exception {
    feed.tell("task|acme:t1", added(TEN), new Completed(NINE));
    assertThat(late(TEN.plusSeconds(99))).isEmpty();
  }

  @Test
  void what_is_put_off_is_late_later() throws Exception {
    feed.tell("task|acme:t1", added(TEN), new Snoozed(TEN.plusSeconds(600), NINE));
    assertThat(late(TEN.plusSeconds(1))).isEmpty();
    assertThat(late(TEN.plusSeconds(600))).containsExactly("t1");
  }

  @Test
  void a_promised_call_falls_due_at_half_of_its_time_and_is_called_off_when_done()
      throws Exception {
    feed.tell("task|acme:t1", added(TEN));
    var want = outbound().getFirst();
    assertThat(want.due()).isEqualTo(NINE.plusSeconds(1800));
    assertThat(want.fact("what")).contains("want");
    assertThat(want.fact("task")).contains("t1");
    feed.tell("task|acme:t1", new Completed(NINE.plusSeconds(60)));
    assertThat(outbound()).extracting(it -> it.fact("what").orElseThrow()).contains("done");
  }

  private List<Duty> outbound() {
    return duties.list("acme", Kind.OUTBOUND, Optional.empty(), 10).items().stream()
        .map(it -> it.duty())
        .toList();
  }
}
