package switchboard.edge.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.edge.access.Registry;
import switchboard.edge.duty.Handler.Outcome;
import switchboard.edge.mail.ChangeMail;
import switchboard.edge.mail.Templates;
import switchboard.edge.work.Studio;
import switchboard.engine.change.Priority;
import switchboard.engine.change.Request;
import switchboard.engine.change.Revision;
import switchboard.engine.change.Status;
import switchboard.engine.change.Via;
import switchboard.engine.conversation.Event.Audience;
import switchboard.engine.customer.Customers;
import switchboard.engine.duty.Duty;
import switchboard.engine.duty.Duty.Kind;
import switchboard.engine.message.Channel;
import switchboard.engine.message.Letter;
import switchboard.engine.message.Outbox;
import switchboard.engine.privacy.Personal;
import switchboard.engine.task.Promises;
import switchboard.engine.task.Task;
import switchboard.engine.tenant.Presets;

/// What is told of changes and late tasks, to whom, and that it is told once.
class RequestedTest {
  /// Nine in the morning in Portland.
  private static final Instant NINE = Instant.parse("2026-03-02T17:00:00Z");

  private static final Instant NIGHT = Instant.parse("2026-03-03T08:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final String TENANT = "webstudio";

  private Instant now = NINE;
  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };
  private final Studio studio = new Studio(clock, TENANT);
  private final Map<String, Letter> letters = new LinkedHashMap<>();
  private final Requested requested = new Requested(means());
  private final Late late = new Late(means());

  private WorkMeans means() {
    var tenants = new Registry();
    tenants.register(TENANT, Presets.all().get(3).profile(), Map.of());
    var outbox = (Outbox) port(Outbox.class, this::posted);
    var customers = (Customers) port(Customers.class, _ -> row());
    return new WorkMeans(
        tenants,
        studio.desk,
        studio.tasks(),
        customers,
        studio.jobList(),
        new Post(outbox, customers, clock),
        new ChangeMail(new Templates()),
        Optional.of("https://voice.example/"),
        clock);
  }

  private interface Answering {
    Object answer(List<Object> given);
  }

  private static Object port(Class<?> type, Answering answering) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (_, _, given) -> answering.answer(List.of(given)));
  }

  private Object posted(List<Object> given) {
    var letter = (Letter) given.getFirst();
    letters.putIfAbsent(letter.id(), letter);
    return Optional.empty();
  }

  private static Object row() {
    return Optional.of(
        new Customers.Row(
            "ann",
            Optional.of("Ann <b>Example</b>"),
            Optional.of("+15035550171"),
            Optional.of("ann@customer.example"),
            Optional.empty(),
            List.of(),
            false,
            Instant.EPOCH,
            Instant.EPOCH));
  }

  private void ask(String id, Priority priority, Via via) {
    var request =
        new Request(
            "customer-" + TENANT,
            Optional.of("job-" + TENANT),
            new Personal("the checkout\n<script>is</script> broken {{ need }}"),
            priority,
            via,
            Optional.of("CA1"));
    studio.desk.request(TENANT, id, request, Promises.USUAL).toCompletableFuture().join();
  }

  private void come(String id, Status status) {
    studio.desk.revise(TENANT, id, Revision.to(status, TODAY)).toCompletableFuture().join();
  }

  private static Duty duty(String id, String what) {
    return new Duty(
        TENANT,
        "change-" + id + "-" + what,
        Kind.CHANGE,
        id,
        Optional.empty(),
        Map.of("what", what),
        NINE,
        0);
  }

  private List<Letter> to(Audience audience, Channel channel) {
    return letters.values().stream()
        .filter(it -> it.audience() == audience && it.channel() == channel)
        .toList();
  }

  @Test
  void the_business_gets_a_mail_and_the_customer_a_text_however_often_it_is_told()
      throws Exception {
    ask("x1", Priority.MEDIUM, Via.VOICE);
    assertThat(requested.handle(duty("x1", "requested"))).isEqualTo(new Outcome.Done());
    assertThat(requested.handle(duty("x1", "requested"))).isEqualTo(new Outcome.Done());
    assertThat(letters).hasSize(2);
    var mail = to(Audience.OWNER, Channel.EMAIL).getFirst();
    assertThat(mail.mail().orElseThrow().subject()).startsWith("Change request from Ann");
    assertThat(mail.mail().orElseThrow().html().orElseThrow())
        .contains("https://voice.example/changes/x1", "75 % complete", "&lt;script&gt;")
        .doesNotContain("<script>", "<b>Example");
    assertThat(mail.body()).contains("the checkout", "{{ need }}", "+15035550171");
    assertThat(to(Audience.CUSTOMER, Channel.SMS).getFirst().body())
        .contains("Copperline Web Studio", "within 24 hours");
  }

  @Test
  void what_is_urgent_is_marked_and_texted_to_the_owner_at_any_hour() throws Exception {
    now = NIGHT;
    ask("x1", Priority.URGENT, Via.WEB);
    requested.handle(duty("x1", "requested"));
    assertThat(to(Audience.OWNER, Channel.EMAIL).getFirst().mail().orElseThrow().subject())
        .startsWith("URGENT: ");
    var text = to(Audience.OWNER, Channel.SMS).getFirst();
    assertThat(text.body()).startsWith("Urgent change: the checkout").contains("/changes/x1");
    assertThat(text.due()).isEqualTo(NIGHT);
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.class,
      names = {
        "REVIEWING",
        "ESTIMATED",
        "APPROVED",
        "IN_PROGRESS",
        "COMPLETED",
        "REJECTED",
        "CANCELLED"
      })
  void customers_hear_of_every_status_but_not_at_night(Status status) throws Exception {
    ask("x1", Priority.LOW, Via.VOICE);
    come("x1", status);
    now = NIGHT;
    assertThat(requested.handle(duty("x1", status.name()))).isEqualTo(new Outcome.Done());
    var text = letters.values().iterator().next();
    assertThat(text.audience()).isEqualTo(Audience.CUSTOMER);
    assertThat(text.body()).contains("Copperline Web Studio").doesNotContain("{business}");
    assertThat(text.due()).isEqualTo(Instant.parse("2026-03-03T16:00:00Z"));
  }

  @Test
  void what_is_no_longer_so_is_told_to_nobody() throws Exception {
    ask("x1", Priority.LOW, Via.VOICE);
    come("x1", Status.REVIEWING);
    come("x1", Status.APPROVED);
    assertThat(requested.handle(duty("x1", "REVIEWING")))
        .isEqualTo(new Outcome.Dropped("no-longer-so"));
    assertThat(requested.handle(duty("never", "requested")))
        .isEqualTo(new Outcome.Dropped("unknown"));
    assertThat(letters).isEmpty();
  }

  private Duty overdue(String id, Instant due) {
    return new Duty(
        TENANT,
        "late-" + id + "-" + due,
        Kind.LATE,
        id,
        Optional.empty(),
        Map.of("due", due.toString()),
        due,
        0);
  }

  private void tell(
      java.util.function.Function<org.apache.pekko.actor.typed.ActorRef<Task.Reply>, Task.Command>
          command) {
    studio.tasks().<Task.Reply>ask(TENANT + ":x1", command).toCompletableFuture().join();
  }

  @Test
  void the_owner_is_told_once_of_a_task_that_is_late() throws Exception {
    ask("x1", Priority.LOW, Via.VOICE);
    var due = NINE.plus(Duration.ofHours(24));
    now = due;
    assertThat(late.handle(overdue("x1", due))).isEqualTo(new Outcome.Done());
    assertThat(late.handle(overdue("x1", due))).isEqualTo(new Outcome.Done());
    assertThat(letters).hasSize(1);
    var text = to(Audience.OWNER, Channel.SMS).getFirst();
    assertThat(text.body()).startsWith("Late, due Tue, Mar 3 at 9:00 AM").contains("/changes/x1");
  }

  @Test
  void what_is_done_put_off_or_due_at_night_alerts_nobody_yet() throws Exception {
    ask("x1", Priority.LOW, Via.VOICE);
    var due = NINE.plus(Duration.ofHours(24));
    now = NIGHT.plus(Duration.ofDays(1));
    assertThat(late.handle(overdue("x1", due))).isInstanceOf(Outcome.Later.class);
    tell(to -> new Task.Command.Snooze(now.plusSeconds(60), to));
    assertThat(late.handle(overdue("x1", due))).isEqualTo(new Outcome.Dropped("put-off"));
    tell(Task.Command.Complete::new);
    assertThat(late.handle(overdue("x1", due))).isEqualTo(new Outcome.Dropped("done"));
    assertThat(letters).isEmpty();
  }
}
