package switchboard.persistence.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.engine.Phone;
import switchboard.engine.conversation.Arrival;
import switchboard.engine.conversation.Event.Audience;
import switchboard.engine.conversation.Event.Ended;
import switchboard.engine.conversation.Event.MessageAsked;
import switchboard.engine.conversation.Event.Started;
import switchboard.engine.customer.Customer.Event.Created;
import switchboard.engine.customer.Customer.Event.OptedIn;
import switchboard.engine.customer.Customer.Event.OptedOut;
import switchboard.engine.customer.Customer.Event.PhoneLearned;
import switchboard.engine.customer.Customer.Source;
import switchboard.engine.message.Channel;
import switchboard.engine.message.Outbox.Count;
import switchboard.engine.message.Outbox.Message;
import switchboard.engine.message.Outbox.State;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Tenant.Event.Registered;
import switchboard.persistence.database.Await;
import switchboard.persistence.projection.Heard;
import switchboard.persistence.tenant.Profiles;
import switchboard.persistence.view.Feed;

final class JdbcOutboxTest {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String CUSTOMER = "+12025550111";

  private final Feed feed = Feed.open();
  private final JdbcOutbox outbox = new JdbcOutbox(feed.source());

  @AfterEach
  void close() {
    feed.close();
  }

  private static MessageAsked text(String id, String body) {
    return new MessageAsked(
        id,
        Audience.CUSTOMER,
        Optional.of("c1"),
        Optional.of(Personal.of(CUSTOMER)),
        Personal.of(body),
        NINE);
  }

  private static MessageAsked alert(String id) {
    return new MessageAsked(
        id, Audience.OWNER, Optional.of("c1"), Optional.empty(), Personal.of("New lead"), NINE);
  }

  private void asked(String tenant, MessageAsked... messages) throws SQLException {
    feed.tell("conversation|" + tenant + ":CA1", messages);
  }

  private void register(String tenant, String owner, String... numbers) throws SQLException {
    feed.tell(
        "tenant|" + tenant,
        new Registered(Profiles.plumber(tenant, owner, numbers), Map.of(), NINE));
  }

  private List<Message> take(Instant now) {
    return outbox.take(Channel.SMS, 10, now, PATIENCE);
  }

  private Message only() {
    return outbox.list("acme", Optional.empty(), 10).items().getFirst();
  }

  @Test
  void a_text_goes_to_the_customer_from_the_number_of_the_tenant() throws Exception {
    register("acme", "+12025550199", "+12025550101");
    asked("acme", text("m1", "See you"));
    assertThat(take(NINE))
        .containsExactly(
            new Message(
                "acme",
                "m1",
                Audience.CUSTOMER,
                Optional.of(CUSTOMER),
                Optional.of("+12025550101"),
                "See you",
                false,
                State.PENDING,
                0,
                NINE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    assertThat(only().state()).isEqualTo(State.SENDING);
  }

  @Test
  void an_alert_goes_to_the_owner_as_the_profile_is_now() throws Exception {
    asked("acme", alert("m1"));
    assertThat(only().to()).isEmpty();
    assertThat(only().from()).isEmpty();
    register("acme", "(202) 555-0199", "+12025550101");
    assertThat(only().to()).contains("+12025550199");
  }

  @Test
  void an_answer_comes_from_the_number_that_was_dialled() throws Exception {
    register("acme", "", "+12025550101", "+12025550102");
    var dialled = Optional.of(new Phone("+12025550102"));
    var arrival = new Arrival(Arrival.Channel.SMS, Optional.empty(), dialled, "x");
    feed.tell("conversation|acme:CA1", new Started(arrival, 1, NINE));
    asked("acme", text("m1", "Hi"), alert("m2"));
    assertThat(take(NINE)).extracting(Message::from).containsOnly(dialled.map(Phone::e164));
  }

  @Test
  void a_customer_without_number_in_the_message_is_reached_by_their_card() throws Exception {
    register("acme", "");
    var message = text("m1", "Hi");
    asked(
        "acme",
        new MessageAsked(
            "m1", Audience.CUSTOMER, message.customer(), Optional.empty(), message.body(), NINE));
    feed.tell(
        "customer|acme:c1",
        new Created(Source.SMS, NINE),
        new PhoneLearned(Personal.of(CUSTOMER), NINE));
    assertThat(only().to()).contains(CUSTOMER);
  }

  @Test
  void who_opted_out_is_marked_by_id_and_by_number_but_alerts_are_not() throws Exception {
    asked("acme", text("m1", "Hi"), alert("m2"));
    asked("bolt", text("m1", "Hi"));
    feed.tell(
        "customer|acme:other",
        new Created(Source.SMS, NINE),
        new PhoneLearned(Personal.of(CUSTOMER), NINE),
        new OptedOut("STOP", NINE));
    assertThat(optedOut()).containsExactly("acme:m1");
    feed.tell("customer|acme:other", new OptedIn("START", NINE));
    assertThat(optedOut()).isEmpty();
    feed.tell("customer|acme:c1", new Created(Source.SMS, NINE), new OptedOut("STOP", NINE));
    assertThat(optedOut()).containsExactly("acme:m1");
  }

  private List<String> optedOut() {
    return Stream.of("acme", "bolt")
        .flatMap(it -> outbox.list(it, Optional.empty(), 10).items().stream())
        .filter(Message::optedOut)
        .map(it -> it.tenant() + ":" + it.id())
        .toList();
  }

  @Test
  void what_is_asked_twice_is_sent_once() throws Exception {
    asked("acme", text("m1", "Hi"), text("m1", "Hi"));
    assertThat(take(NINE)).hasSize(1);
    outbox.sent("acme", "m1", "SM1", NINE);
    asked("acme", text("m1", "Hi"));
    assertThat(take(NINE.plusSeconds(9999))).isEmpty();
  }

  @Test
  void only_messages_asked_are_intended() {
    assertThat(Reaction.on(new Ended("booked", NINE))).isEmpty();
    assertThat(Reaction.on(text("m1", "Hi"))).hasSize(1);
  }

  @Test
  void what_was_erased_before_it_was_sent_is_not_sent() throws Exception {
    var erased =
        new MessageAsked(
            "m1", Audience.OWNER, Optional.empty(), Optional.empty(), Personal.ERASED, NINE);
    asked("acme", erased);
    assertThat(take(NINE)).isEmpty();
  }

  @Test
  void many_workers_take_each_message_once() throws Exception {
    for (int i = 0; i < 100; i++) asked("acme", text("m" + i, "Hi"));
    Callable<List<String>> worker =
        () -> {
          var mine = new ArrayList<String>();
          List<Message> taken;
          do {
            taken = outbox.take(Channel.SMS, 3, NINE, PATIENCE);
            taken.forEach(it -> mine.add(it.id()));
          } while (!taken.isEmpty());
          return mine;
        };
    var all = new ArrayList<String>();
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var it : workers.invokeAll(IntStream.range(0, 16).mapToObj(_ -> worker).toList()))
        all.addAll(it.get());
    }
    assertThat(all).hasSize(100).doesNotHaveDuplicates();
  }

  @Test
  void who_does_not_report_loses_the_message_to_another() throws Exception {
    asked("acme", text("m1", "Hi"));
    take(NINE);
    assertThat(take(NINE.plus(PATIENCE).minusSeconds(1))).isEmpty();
    var again = take(NINE.plus(PATIENCE)).getFirst();
    assertThat(again.state()).isEqualTo(State.SENDING);
    assertThat(again.attempts()).isEqualTo(1);
    assertThat(again.since()).contains(NINE);
    assertThat(take(NINE.plus(PATIENCE).plusSeconds(1))).isEmpty();
    assertThat(take(NINE.plus(PATIENCE).plus(PATIENCE)).getFirst().since()).contains(NINE);
  }

  @Test
  void a_failed_attempt_is_made_again_when_due() throws Exception {
    asked("acme", text("m1", "Hi"));
    take(NINE);
    outbox.again("acme", "m1", "timeout", NINE.plusSeconds(30));
    assertThat(take(NINE.plusSeconds(29))).isEmpty();
    var again = take(NINE.plusSeconds(30)).getFirst();
    assertThat(again.state()).isEqualTo(State.PENDING);
    assertThat(again.attempts()).isEqualTo(1);
    assertThat(again.since()).contains(NINE);
    assertThat(again.error()).contains("timeout");
  }

  @ParameterizedTest
  @CsvSource({
    "sent delivered, DELIVERED",
    "delivered sent, DELIVERED",
    "delivered sent undelivered, DELIVERED",
    "sent delivered again failed, DELIVERED",
    "sent queued sending, SENT",
    "sent undelivered delivered, DELIVERED",
    "sent undelivered sent, FAILED",
    "queued again, SENT",
    "again queued, SENT",
    "sent again, SENT",
    "sent failed suppressed, SENT",
    "failed sent, FAILED",
    "failed again, FAILED",
    "suppressed sent again failed delivered, SUPPRESSED",
    "nonsense, SENDING",
    "canceled, FAILED"
  })
  void a_late_report_never_moves_a_message_back(String reports, State end) throws Exception {
    asked("acme", text("m1", "Hi"));
    take(NINE);
    for (var it : reports.split(" ")) report(it);
    assertThat(only().state()).isEqualTo(end);
  }

  private void report(String what) {
    switch (what) {
      case "sent" -> outbox.sent("acme", "m1", "SM1", NINE);
      case "again" -> outbox.again("acme", "m1", "timeout", NINE);
      case "failed" -> outbox.failed("acme", "m1", "gone");
      case "suppressed" -> outbox.suppressed("acme", "m1", "opted out");
      default -> outbox.reported("acme", "m1", what, Optional.empty());
    }
  }

  @Test
  void a_report_keeps_the_reference_and_the_reason() throws Exception {
    asked("acme", text("m1", "Hi"));
    take(NINE);
    outbox.reported("acme", "m1", "undelivered", Optional.of("30003"));
    outbox.sent("acme", "m1", "SM1", NINE);
    assertThat(only().error()).contains("30003");
    assertThat(only().reference()).contains("SM1");
  }

  @Test
  void nobody_touches_the_messages_of_another_tenant() throws Exception {
    asked("acme", text("m1", "Hi"));
    asked("bolt", text("m1", "Ho"));
    take(NINE);
    outbox.sent("bolt", "m1", "SM1", NINE);
    outbox.failed("bolt", "m1", "x");
    outbox.suppressed("none", "m1", "x");
    outbox.again("none", "m1", "x", NINE);
    outbox.reported("none", "m1", "delivered", Optional.empty());
    assertThat(only().state()).isEqualTo(State.SENDING);
    assertThat(outbox.list("acme", Optional.empty(), 10).items())
        .extracting(Message::body)
        .containsExactly("Hi");
    assertThat(outbox.counts("acme", NINE))
        .containsExactly(new Count(Audience.CUSTOMER, State.SENDING, 1));
    assertThat(outbox.counts("bolt", NINE))
        .containsExactly(new Count(Audience.CUSTOMER, State.SENT, 1));
  }

  @Test
  void messages_are_counted_by_audience_and_state() throws Exception {
    asked("acme", text("m1", "Hi"), text("m2", "Hi"), text("m3", "Hi"), alert("m4"), alert("m5"));
    outbox.sent("acme", "m1", "SM1", NINE);
    outbox.sent("acme", "m2", "SM2", NINE);
    outbox.suppressed("acme", "m3", "opted out");
    outbox.failed("acme", "m4", "gone");
    assertThat(outbox.counts("acme", NINE))
        .containsExactlyInAnyOrder(
            new Count(Audience.CUSTOMER, State.SENT, 2),
            new Count(Audience.CUSTOMER, State.SUPPRESSED, 1),
            new Count(Audience.OWNER, State.PENDING, 1),
            new Count(Audience.OWNER, State.FAILED, 1));
    assertThat(outbox.counts("acme", NINE.plusSeconds(1))).isEmpty();
  }

  @Test
  void what_becomes_of_a_message_is_told_and_that_it_was_taken_is_not() throws Exception {
    asked("acme", text("m1", "Hi"), text("m2", "Hi"), text("m3", "Hi"));
    try (var listening = Heard.of(feed.database())) {
      var heard = listening.topics();
      take(NINE);
      outbox.again("acme", "m1", "busy", NINE);
      outbox.sent("acme", "m1", "SM1", NINE);
      outbox.sent("acme", "m1", "SM1", NINE);
      outbox.reported("acme", "m1", "sent", Optional.empty());
      outbox.reported("acme", "m1", "delivered", Optional.empty());
      outbox.failed("acme", "m2", "gone");
      outbox.suppressed("acme", "m3", "opted out");
      outbox.failed("acme", "m3", "gone");
      outbox.failed("none", "m1", "gone");
      Await.until(Duration.ofSeconds(30), "told", () -> heard.size() >= 5);
      assertThat(heard).hasSize(5).containsOnly("outbox:acme");
    }
  }

  @Test
  void paging_shows_every_message_once() throws Exception {
    for (int i = 0; i < 11; i++) asked("acme", text("m" + i, "Hi"));
    var seen = new ArrayList<String>();
    Optional<String> next = Optional.empty();
    do {
      var page = outbox.list("acme", next, 4);
      page.items().forEach(it -> seen.add(it.id()));
      next = page.next();
    } while (next.isPresent());
    assertThat(seen).hasSize(11).doesNotHaveDuplicates();
    assertThatThrownBy(() -> outbox.list("acme", Optional.of("x"), 4))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"👩‍🚒🔥", "\u202eשלום", "'; drop table outbox; --", "a :b ?c ${d}"})
  void whatever_a_message_says_is_kept(String body) throws Exception {
    asked("acme", text("m1", body), text("m2", body.repeat(5_000)));
    assertThat(take(NINE))
        .extracting(Message::body)
        .containsExactlyInAnyOrder(body, body.repeat(5_000));
    outbox.failed("acme", "m1", "a\0b");
    outbox.reported("acme", "m\0", "delivered", Optional.of("\0"));
  }
}
