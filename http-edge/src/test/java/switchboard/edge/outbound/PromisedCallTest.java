package switchboard.edge.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.edge.notice.Shop.TENANT;
import static switchboard.edge.notice.Shop.at;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.edge.duty.Handler.Outcome;
import switchboard.engine.duty.Duty;
import switchboard.engine.duty.Duty.Kind;
import switchboard.engine.outbound.Event;
import switchboard.engine.outbound.Event.Reason;
import switchboard.engine.outbound.Matter;
import switchboard.engine.outbound.Outbound.Status;
import switchboard.engine.privacy.Personal;
import switchboard.engine.task.Task;
import switchboard.engine.task.Todo;
import switchboard.engine.tenant.Outgoing;

/// Call backs the business makes by itself, once half of the promised time is over.
class PromisedCallTest {

  private static final String SUBJECT = Matter.ofTask("t1");
  private static final Instant NINE = at("2026-06-02T09:30");

  private final Lobby lobby = new Lobby();

  @BeforeEach
  void promised() {
    lobby.shop.outgoing = callsBack();
    lobby.shop.now = NINE.plus(Duration.ofHours(1));
    task("ann", Optional.empty());
  }

  private static Outgoing callsBack() {
    var it = Outgoing.USUAL;
    return new Outgoing(
        Optional.of(true),
        it.from(),
        it.to(),
        it.attempts(),
        it.spacing(),
        it.messages(),
        it.texts(),
        it.reminders());
  }

  private void task(String customer, Optional<Instant> done) {
    var what =
        new Todo(
            Optional.of(customer),
            Todo.Kind.CALL_BACK,
            Personal.of("call back"),
            Optional.empty(),
            Optional.empty());
    var due = NINE.plus(Duration.ofHours(2));
    lobby.promised.put("t1", new Task.Standing(what, due, Optional.empty(), done, NINE));
  }

  private Outcome handle(Map<String, String> facts) throws Exception {
    return lobby
        .calling()
        .handle(
            new Duty(
                TENANT, "d1", Kind.OUTBOUND, SUBJECT, Optional.empty(), facts, lobby.shop.now, 0));
  }

  private Outcome half() throws Exception {
    return handle(Map.of("what", "want", "task", "t1"));
  }

  private Outcome call(int step) throws Exception {
    return handle(Map.of("what", "call", "step", Integer.toString(step)));
  }

  private Optional<Status> status() {
    return lobby.status(TENANT + ":" + SUBJECT);
  }

  @Test
  void what_nobody_has_done_by_half_of_the_time_the_business_does() throws Exception {
    assertThat(half()).isEqualTo(new Outcome.Done());
    assertThat(call(0)).isEqualTo(new Outcome.Done());
    assertThat(lobby.rung).extracting(it -> it.to()).containsExactly("+19135550142");
    assertThat(lobby.journal).anyMatch(Event.Placed.class::isInstance);
  }

  @Test
  void asked_for_again_it_is_one_call() throws Exception {
    half();
    half();
    call(0);
    call(0);
    assertThat(lobby.rung).hasSize(1);
  }

  @Test
  void nobody_is_called_unless_the_business_wants_it() throws Exception {
    lobby.shop.outgoing = Outgoing.USUAL;
    assertThat(half()).isEqualTo(new Outcome.Dropped("not-wanted"));
  }

  @Test
  void what_a_person_has_done_is_not_done_again() throws Exception {
    task("ann", Optional.of(NINE.plusSeconds(60)));
    assertThat(half()).isEqualTo(new Outcome.Dropped("done"));
    assertThat(lobby.journal).isEmpty();
  }

  @Test
  void what_a_person_does_just_before_withdraws_the_call() throws Exception {
    half();
    task("ann", Optional.of(lobby.shop.now));
    call(0);
    assertThat(lobby.rung).isEmpty();
    assertThat(status()).contains(Status.WITHDRAWN);
    assertThat(lobby.journal)
        .filteredOn(Event.Withdrawn.class::isInstance)
        .extracting(it -> ((Event.Withdrawn) it).why())
        .containsExactly(Reason.DONE);
  }

  @Test
  void who_does_not_want_calls_is_left_to_people() throws Exception {
    lobby.refusing.add("ann");
    assertThat(half()).isEqualTo(new Outcome.Dropped("refused"));
    lobby.refusing.clear();
    half();
    lobby.refusing.add("ann");
    call(0);
    assertThat(lobby.rung).isEmpty();
    assertThat(status()).contains(Status.WITHDRAWN);
  }

  @Test
  void who_was_promised_it_by_night_is_called_in_the_morning() throws Exception {
    lobby.shop.now = at("2026-06-02T22:00");
    half();
    assertThat(lobby.journal)
        .filteredOn(Event.Planned.class::isInstance)
        .extracting(it -> ((Event.Planned) it).due())
        .containsExactly(at("2026-06-03T09:00"));
  }

  @Test
  void who_has_no_number_is_left_to_people() throws Exception {
    task("mail-only", Optional.empty());
    assertThat(half()).isEqualTo(new Outcome.Dropped("no-number"));
  }
}
