package switchboard.edge.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.edge.mail.MailSettings.Security;
import switchboard.edge.mail.MailSettings.Smtp;
import switchboard.edge.mail.SmtpFake.Mood;
import switchboard.edge.message.Delivery;
import switchboard.edge.message.Desk;
import switchboard.edge.message.Sender;
import switchboard.edge.twilio.Until;
import switchboard.engine.message.Kind;
import switchboard.engine.message.Letter;
import switchboard.engine.message.Mail;
import switchboard.engine.message.Outbox.State;

class MailDeliveryTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String ROBIN = "robin@customer.example";

  private final Ticking clock = new Ticking();
  private final Desk desk = new Desk(clock.instant());
  private final SmtpFake server = new SmtpFake();
  private final GridFake grid = new GridFake();
  private final Mailer smtp =
      new SmtpMailer(
          new Smtp("127.0.0.1", server.port(), Security.NONE, Optional.empty(), Optional.empty()),
          Duration.ofSeconds(3));
  private final Mailer sendGrid =
      new SendGridMailer(
          new MailSettings.SendGrid("key", grid.base()), Duration.ofSeconds(3), clock);

  @AfterEach
  void close() throws Exception {
    server.close();
    grid.close();
  }

  private Delivery start(Mailer mailer) {
    var courier =
        new MailCourier(
            desk,
            mailer,
            tenant -> Optional.of(tenant).filter("acme"::equals).map(_ -> Drafts.ACME),
            clock,
            () -> 1.0);
    return Delivery.start(
        desk,
        courier,
        new Delivery.Settings(Duration.ofMillis(20), PATIENCE, 4, Optional.empty()),
        clock);
  }

  private void post(String tenant, String id, String... to) {
    var mail = new Mail("Your visit", Optional.of("<p>Hello</p>"), List.of());
    var letter = Letter.mail(tenant, id, Kind.CONFIRMATION, "c1", "Hello", mail, clock.instant());
    desk.post(to.length == 0 ? letter : letter.to(to[0]));
  }

  private void settled() {
    Until.holds(() -> {
      clock.now.updateAndGet(it -> it.plus(PATIENCE));
      return desk.settled();
    });
  }

  @Test
  void an_e_mail_is_sent_and_its_reference_kept() {
    post("acme", "m", ROBIN);
    try (var _ = start(smtp)) {
      settled();
    }
    assertThat(desk.row("m").state()).isEqualTo(State.SENT);
    assertThat(desk.row("m").reference().orElseThrow()).endsWith("@phone.example>");
    assertThat(server.taken).singleElement().asString().contains("Subject: Your visit");
  }

  @ParameterizedTest
  @EnumSource(
      value = Mood.class,
      names = {"LATER", "CLOSED", "NO_MAIL_NOW", "GREYLISTED", "BUSY_AFTER_DATA"})
  void a_refusal_for_now_is_tried_again_until_it_succeeds(Mood mood) {
    server.moods.addAll(List.of(mood, mood, mood));
    post("acme", "m", ROBIN);
    try (var _ = start(smtp)) {
      settled();
    }
    assertThat(desk.row("m").state()).isEqualTo(State.SENT);
    assertThat(server.taken).hasSize(1);
    assertThat(server.connections).hasValue(4);
  }

  @Test
  void a_refusal_for_good_fails_at_once_with_its_code() {
    server.moods.add(Mood.NO_SUCH_USER);
    post("acme", "m", ROBIN);
    try (var _ = start(smtp)) {
      settled();
    }
    assertThat(desk.row("m").state()).isEqualTo(State.FAILED);
    assertThat(desk.row("m").error()).contains("550");
    assertThat(server.connections).hasValue(1);
  }

  @Test
  void a_server_that_drops_every_mail_gets_ten_of_them_under_one_id_and_no_more() {
    for (int i = 0; i < 20; i++) server.moods.add(Mood.TAKE_AND_DROP);
    post("acme", "m", ROBIN);
    try (var _ = start(smtp)) {
      settled();
    }
    assertThat(desk.row("m").state()).isEqualTo(State.FAILED);
    assertThat(server.taken).hasSizeBetween(2, 10);
    assertThat(
            server.taken.stream()
                .flatMap(String::lines)
                .filter(it -> it.startsWith("Message-ID"))
                .distinct())
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {GridFake.HANG, GridFake.DROP, GridFake.TAKE_AND_FAIL})
  void what_sendgrid_took_without_a_word_is_found_and_not_repeated(int mood) {
    grid.moods.add(mood);
    post("acme", "m", ROBIN);
    try (var _ = start(sendGrid)) {
      Until.holds(() -> grid.taken.size() == 1);
      settled();
    }
    assertThat(desk.row("m").state()).isEqualTo(State.SENT);
    assertThat(grid.taken).hasSize(1);
  }

  @Test
  void what_sendgrid_cannot_tell_the_fate_of_is_given_up_rather_than_sent_twice() {
    grid.activity = 403;
    grid.moods.add(GridFake.DROP);
    post("acme", "m", ROBIN);
    try (var _ = start(sendGrid)) {
      settled();
    }
    assertThat(desk.row("m").state()).isEqualTo(State.FAILED);
    assertThat(desk.row("m").error()).contains("unknown");
    assertThat(grid.taken).hasSize(1);
  }

  @Test
  void a_node_that_dies_between_sending_and_noting_sends_again_under_the_same_id() {
    desk.deaths = 1;
    post("acme", "m", ROBIN);
    try (var _ = start(smtp)) {
      settled();
    }
    assertThat(desk.row("m").state()).isEqualTo(State.SENT);
    assertThat(server.taken).hasSize(2);
  }

  @Test
  void what_is_outdated_unwanted_or_goes_nowhere_is_not_sent() {
    post("acme", "outdated", ROBIN);
    desk.outdate("outdated");
    post("acme", "unwanted", ROBIN);
    desk.optOut("unwanted");
    post("acme", "nowhere");
    post("bolt", "nobody", ROBIN);
    try (var _ = start(smtp)) {
      settled();
    }
    assertThat(server.connections).hasValue(0);
    assertThat(List.of("outdated", "unwanted", "nowhere", "nobody"))
        .allSatisfy(it -> assertThat(desk.row(it).state()).isEqualTo(State.SUPPRESSED))
        .map(it -> desk.row(it).error().orElseThrow())
        .containsExactly("outdated", "opted-out", "no-address", "no-sender");
  }

  @Test
  void outside_production_nobody_gets_mail_and_the_owner_can_see_why() {
    post("acme", "m", "robin@customer.org");
    try (var _ = start(new GuardedMailer(smtp, MailSettings.Mode.ALLOWED_ONLY, Set.of()))) {
      settled();
    }
    assertThat(desk.row("m").state()).isEqualTo(State.SUPPRESSED);
    assertThat(desk.row("m").error()).contains("not-allowed");
    assertThat(server.connections).hasValue(0);
  }

  @Test
  void a_channel_that_hangs_does_not_hold_up_the_other() {
    var hanging = new CountDownLatch(1);
    for (int i = 0; i < 20; i++) desk.add("text" + i, "+15555550199", "Hello");
    for (int i = 0; i < 20; i++) post("acme", "mail" + i, ROBIN);
    var settings = new Delivery.Settings(Duration.ofMillis(20), PATIENCE, 4, Optional.empty());
    try (var _ = Delivery.start(desk, new Hanging(hanging), settings, clock, () -> 1.0);
        var _ = start(smtp)) {
      try {
        Until.holds(() -> {
          clock.now.updateAndGet(it -> it.plus(PATIENCE));
          return IntStream.range(0, 20)
              .allMatch(i -> desk.row("mail" + i).state() == State.SENT);
        });
      } finally {
        hanging.countDown();
      }
    }
  }

  /// A network of texts that answers nobody.
  private record Hanging(CountDownLatch latch) implements Sender {
    @Override
    public Outcome send(Draft draft) {
      try {
        latch.await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      return new Outcome.Refused("closed", Refusal.FOR_GOOD);
    }

    @Override
    public Optional<String> find(Draft draft, Instant since, Set<String> others) {
      return Optional.empty();
    }
  }

  private static final class Ticking extends Clock {
    final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());

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
      return now.get();
    }
  }
}
