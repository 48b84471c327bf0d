package switchboard.persistence.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.engine.calendar.Calendar;
import switchboard.engine.calendar.Event;
import switchboard.engine.calendar.Event.Cancelled;
import switchboard.engine.calendar.Event.Confirmed;
import switchboard.engine.calendar.Event.Held;
import switchboard.engine.calendar.Event.Moved;
import switchboard.engine.calendar.Slot;
import switchboard.engine.customer.Customer.Event.Created;
import switchboard.engine.customer.Customer.Event.EmailLearned;
import switchboard.engine.customer.Customer.Event.OptedOut;
import switchboard.engine.customer.Customer.Event.PhoneLearned;
import switchboard.engine.customer.Customer.Source;
import switchboard.engine.message.About;
import switchboard.engine.message.Attachment;
import switchboard.engine.message.Channel;
import switchboard.engine.message.Kind;
import switchboard.engine.message.Letter;
import switchboard.engine.message.Mail;
import switchboard.engine.message.Outbox.Message;
import switchboard.engine.message.Outbox.State;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Tenant.Event.Registered;
import switchboard.persistence.database.Await;
import switchboard.persistence.projection.Heard;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.tenant.Profiles;
import switchboard.persistence.view.Feed;
import switchboard.persistence.view.Visits;

/// What is posted into the outbox, rather than written there by a reaction.
final class LetterTest {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Instant VISIT = Instant.parse("2026-03-03T14:00:00Z");
  private static final Attachment FILE =
      new Attachment(
          "a.ics", "text/calendar; method=REQUEST", "BEGIN é".getBytes(StandardCharsets.UTF_8));

  private final Feed feed = Feed.open();
  private final JdbcOutbox outbox = new JdbcOutbox(feed.source());
  private final JdbcMailConsent consent = new JdbcMailConsent(feed.source());

  @AfterEach
  void close() {
    feed.close();
  }

  private static Letter mail(String tenant, String id) {
    var mail = new Mail("Your visit 👋", Optional.of("<p>Hello</p>"), List.of(FILE));
    return Letter.mail(tenant, id, Kind.CONFIRMATION, "c1", "Hello", mail, NINE);
  }

  private static Letter reminder(String id, Instant start) {
    return Letter.text("acme", id, Kind.REMINDER, "c1", "Tomorrow at nine", NINE)
        .about(About.at("a1", start));
  }

  private void customer(String tenant, String email) throws SQLException {
    feed.tell(
        "customer|" + tenant + ":c1",
        new Created(Source.SMS, NINE),
        new PhoneLearned(Personal.of("+12025550111"), NINE),
        new EmailLearned(Personal.of(email), NINE));
  }

  private void appointment(Event... then) throws SQLException {
    var visit =
        new switchboard.engine.calendar.Visit(
            "c1", "", "repair", false, Duration.ZERO, Duration.ZERO);
    var slot = Slot.of(VISIT, Duration.ofHours(1));
    feed.tell(
        "calendar|acme:van",
        new Held("a1", visit, slot, NINE.plusSeconds(300), NINE),
        new Confirmed("a1", NINE));
    feed.tell("calendar|acme:van", then);
  }

  private static Moved moved(Instant to) {
    return new Moved("a1", Slot.of(to, Duration.ofHours(1)), Calendar.By.CUSTOMER, NINE);
  }

  private List<Message> take(Channel channel, Instant now) {
    return outbox.take(channel, 10, now, PATIENCE);
  }

  private Message only(String tenant) {
    return outbox.list(tenant, Optional.empty(), 10).items().getFirst();
  }

  @Test
  void an_e_mail_is_taken_whole_with_the_address_on_the_customers_card() throws Exception {
    customer("acme", "robin@customer.example");
    outbox.post(mail("acme", "m1").about(About.whatever("a1")));
    var taken = take(Channel.EMAIL, NINE).getFirst();
    assertThat(taken.to()).contains("robin@customer.example");
    assertThat(taken.from()).isEmpty();
    assertThat(taken.channel()).isEqualTo(Channel.EMAIL);
    assertThat(taken.kind()).isEqualTo(Kind.CONFIRMATION);
    assertThat(taken.mail())
        .contains(new Mail("Your visit 👋", Optional.of("<p>Hello</p>"), List.of(FILE)));
    assertThat(taken.about()).contains(About.whatever("a1"));
    assertThat(taken.outdated()).isFalse();
  }

  @Test
  void a_list_shows_an_e_mail_without_what_is_large_in_it() {
    outbox.post(mail("acme", "m1"));
    assertThat(only("acme").mail())
        .contains(new Mail("Your visit 👋", Optional.empty(), List.of()));
  }

  @Test
  void each_channel_is_taken_by_itself() {
    outbox.post(mail("acme", "m1"));
    outbox.post(reminder("m2", VISIT).to("+12025550111"));
    assertThat(take(Channel.EMAIL, NINE)).extracting(Message::id).containsExactly("m1");
    assertThat(take(Channel.SMS, NINE.plus(PATIENCE)))
        .extracting(Message::id)
        .containsExactly("m2");
  }

  @Test
  void an_e_mail_to_the_owner_goes_where_the_profile_says() throws Exception {
    var plumber = Profiles.plumber("acme", "+12025550199", "+12025550101");
    outbox.post(mail("acme", "m1").toOwner());
    feed.tell("tenant|acme", new Registered(plumber, Map.of(), NINE));
    assertThat(only("acme").to()).isEmpty();
    outbox.post(mail("acme", "m2").toOwner().to("owner@acme.example"));
    assertThat(take(Channel.EMAIL, NINE))
        .extracting(Message::to)
        .containsExactly(Optional.empty(), Optional.of("owner@acme.example"));
  }

  @Test
  void what_is_posted_twice_at_once_is_there_once_and_as_it_was_first() throws Exception {
    var first = reminder("m1", VISIT).to("+12025550111");
    outbox.post(first);
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var it :
          workers.invokeAll(
              IntStream.range(0, 16)
                  .mapToObj(_ -> Executors.callable(() -> outbox.post(mail("acme", "m1"))))
                  .toList())) it.get();
    }
    assertThat(outbox.list("acme", Optional.empty(), 10).items()).hasSize(1);
    assertThat(only("acme").channel()).isEqualTo(Channel.SMS);
  }

  @Test
  void what_is_not_due_yet_waits() {
    var it = reminder("m1", VISIT);
    var later =
        new Letter(
            it.tenant(),
            it.id(),
            it.kind(),
            it.audience(),
            it.customer(),
            it.to(),
            it.conversation(),
            it.body(),
            it.mail(),
            Optional.empty(),
            NINE,
            NINE.plusSeconds(60));
    outbox.post(later);
    assertThat(take(Channel.SMS, NINE.plusSeconds(59))).isEmpty();
    assertThat(take(Channel.SMS, NINE.plusSeconds(60))).hasSize(1);
  }

  @Test
  void a_posted_message_is_announced_once() throws Exception {
    try (var listening = Heard.of(feed.database())) {
      var heard = listening.topics();
      outbox.post(mail("acme", "m1"));
      outbox.post(mail("acme", "m1"));
      outbox.post(mail("bolt", "m1"));
      Await.until(Duration.ofSeconds(30), "told", () -> heard.contains("outbox:bolt"));
      assertThat(heard.stream().filter("outbox:acme"::equals)).hasSize(1);
    }
  }

  @Test
  void a_reminder_of_a_confirmed_appointment_is_taken() throws Exception {
    appointment();
    outbox.post(reminder("m1", VISIT));
    assertThat(take(Channel.SMS, NINE)).extracting(Message::outdated).containsExactly(false);
  }

  @Test
  void a_reminder_is_kept_back_while_the_schedule_may_be_late() throws Exception {
    outbox.post(reminder("m1", VISIT));
    assertThat(take(Channel.SMS, NINE.plusSeconds(29))).isEmpty();
    appointment();
    assertThat(take(Channel.SMS, NINE.plusSeconds(29)))
        .extracting(Message::outdated)
        .containsExactly(false);
  }

  @Test
  void a_reminder_of_what_was_moved_or_cancelled_is_handed_out_as_outdated() throws Exception {
    appointment(moved(VISIT.plusSeconds(3600)));
    outbox.post(reminder("m1", VISIT));
    outbox.post(reminder("m2", VISIT.plusSeconds(3600)));
    assertThat(take(Channel.SMS, NINE.plusSeconds(30)))
        .extracting(Message::id, Message::outdated)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("m1", true),
            org.assertj.core.groups.Tuple.tuple("m2", false));
  }

  @Test
  void a_cancellation_withdraws_what_told_the_start_and_nothing_else() throws Exception {
    appointment();
    outbox.post(reminder("m1", VISIT));
    outbox.post(mail("acme", "m2").about(About.whatever("a1")));
    outbox.post(reminder("m3", VISIT));
    outbox.withdraw("acme", "a1");
    assertThat(states()).containsExactlyInAnyOrder("m1 PENDING", "m2 PENDING", "m3 PENDING");
    appointment(new Cancelled("a1", Calendar.By.OWNER, NINE));
    outbox.withdraw("bolt", "a1");
    outbox.withdraw("acme", "a1");
    assertThat(states()).containsExactlyInAnyOrder("m1 SUPPRESSED", "m2 PENDING", "m3 SUPPRESSED");
    assertThat(take(Channel.SMS, NINE.plusSeconds(3600))).isEmpty();
  }

  @Test
  void a_projection_withdraws_in_its_own_transaction() throws Exception {
    appointment(new Cancelled("a1", Calendar.By.OWNER, NINE));
    outbox.post(reminder("m1", VISIT));
    var tx = JdbcTransaction.begin(feed.source());
    try {
      Withdrawal.of(tx, "acme", "a1", NINE);
      assertThat(states()).containsExactly("m1 PENDING");
      tx.commit();
    } finally {
      tx.close();
    }
    assertThat(states()).containsExactly("m1 SUPPRESSED");
    assertThat(only("acme").error()).contains("withdrawn");
  }

  @Test
  void a_change_of_the_appointment_withdraws_what_told_of_it_before() throws Exception {
    var later = VISIT.plusSeconds(3600);
    var changes =
        List.<Event>of(
            moved(later),
            new Cancelled("a1", Calendar.By.OWNER, NINE),
            new Event.Displaced("a1", "e1", NINE, Optional.empty()),
            new Event.RescheduleAsked("a1", "customer", NINE, Optional.empty()));
    for (var change : changes) {
      appointment(moved(VISIT));
      outbox.post(reminder("m" + changes.indexOf(change), VISIT));
      feed.tell("calendar|acme:van", change);
    }
    assertThat(states())
        .containsExactlyInAnyOrder(
            "m0 SUPPRESSED", "m1 SUPPRESSED", "m2 SUPPRESSED", "m3 SUPPRESSED");
    assertThat(take(Channel.SMS, NINE.plusSeconds(3600))).isEmpty();
  }

  @Test
  void what_was_written_after_a_change_is_not_withdrawn_by_it() throws Exception {
    appointment();
    outbox.post(reminder("m1", VISIT.plusSeconds(7200)));
    var early = NINE.minusSeconds(1);
    var to = Slot.of(VISIT.plusSeconds(3600), Duration.ofHours(1));
    feed.tell("calendar|acme:van", new Moved("a1", to, Calendar.By.CUSTOMER, early));
    assertThat(states()).containsExactly("m1 PENDING");
  }

  @Test
  void what_a_companion_still_has_does_not_keep_a_message_true() throws Exception {
    var follower = Visits.following("c1", "van");
    appointment();
    feed.tell(
        "calendar|acme:room",
        new Held("a1", follower, Slot.of(VISIT, Duration.ofHours(1)), NINE.plusSeconds(300), NINE),
        new Confirmed("a1", NINE));
    outbox.post(reminder("m1", VISIT));
    appointment(moved(VISIT.plusSeconds(3600)));
    assertThat(states()).containsExactly("m1 SUPPRESSED");
  }

  @Test
  void nobody_is_reminded_while_another_time_is_sought_and_again_once_it_is_kept()
      throws Exception {
    appointment(new Event.RescheduleAsked("a1", "customer", NINE, Optional.empty()));
    outbox.post(reminder("m1", VISIT));
    assertThat(take(Channel.SMS, NINE.plusSeconds(29))).isEmpty();
    feed.tell("calendar|acme:van", new Event.RescheduleSettled("a1", NINE));
    assertThat(take(Channel.SMS, NINE.plusSeconds(29)))
        .extracting(Message::outdated)
        .containsExactly(false);
  }

  @Test
  void one_that_is_handed_over_only_half_is_where_it_is_going() throws Exception {
    appointment();
    outbox.post(reminder("m1", VISIT));
    var slot = Slot.of(VISIT.plusSeconds(3600), Duration.ofHours(1));
    var handed = Visits.handedOver("c1", "van");
    var about = Optional.of(new Event.About(handed, slot));
    feed.tell(
        "calendar|acme:bus",
        new Held("a1", handed, slot, NINE.plusSeconds(300), NINE),
        new Confirmed("a1", NINE, false, about));
    outbox.post(reminder("m2", slot.start()));
    assertThat(states()).containsExactlyInAnyOrder("m1 SUPPRESSED", "m2 PENDING");
  }

  @Test
  void what_a_worker_has_taken_is_known_to_be_outdated_before_it_is_sent() throws Exception {
    appointment();
    outbox.post(reminder("m1", VISIT));
    take(Channel.SMS, NINE);
    assertThat(outbox.outdated("acme", "m1")).isFalse();
    feed.tell("calendar|acme:van", new Cancelled("a1", Calendar.By.CUSTOMER, NINE));
    assertThat(outbox.outdated("acme", "m1")).isTrue();
    assertThat(outbox.outdated("bolt", "m1")).isFalse();
    outbox.again("acme", "m1", "busy", NINE);
    assertThat(take(Channel.SMS, NINE.plusSeconds(60)).getFirst().outdated()).isTrue();
  }

  private List<String> states() {
    return outbox.list("acme", Optional.empty(), 10).items().stream()
        .map(it -> it.id() + " " + it.state())
        .toList();
  }

  @Test
  void what_is_being_sent_is_not_withdrawn_but_known_to_be_outdated() throws Exception {
    appointment();
    outbox.post(reminder("m1", VISIT));
    take(Channel.SMS, NINE);
    appointment(new Cancelled("a1", Calendar.By.CUSTOMER, NINE));
    outbox.withdraw("acme", "a1");
    assertThat(only("acme").state()).isEqualTo(State.SENDING);
    assertThat(take(Channel.SMS, NINE.plus(PATIENCE)).getFirst().outdated()).isTrue();
  }

  @Test
  void no_texts_does_not_mean_no_e_mails_nor_the_other_way_round() throws Exception {
    customer("acme", "Robin@Customer.example");
    customer("bolt", "robin@customer.example");
    outbox.post(mail("acme", "m1"));
    outbox.post(mail("bolt", "m1"));
    outbox.post(reminder("m2", VISIT));
    feed.tell("customer|bolt:c1", new OptedOut("STOP", NINE));
    consent.optOut("acme", " robin@customer.EXAMPLE ", NINE);
    consent.optOut("acme", "robin@customer.example", NINE);
    assertThat(unwanted()).containsExactly("acme m1");
    consent.optIn("bolt", "robin@customer.example");
    consent.optIn("acme", "ROBIN@customer.example");
    assertThat(unwanted()).isEmpty();
    assertThat(feed.rows("mail_opt_out")).isEmpty();
  }

  private List<String> unwanted() {
    return List.of("acme", "bolt").stream()
        .flatMap(it -> outbox.list(it, Optional.empty(), 10).items().stream())
        .filter(Message::optedOut)
        .map(it -> it.tenant() + " " + it.id())
        .toList();
  }

  @Test
  void the_owner_is_told_whoever_opted_out() throws Exception {
    outbox.post(mail("acme", "m1").toOwner().to("owner@acme.example"));
    consent.optOut("acme", "owner@acme.example", NINE);
    assertThat(unwanted()).isEmpty();
  }
}
