package switchboard.edge.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import switchboard.edge.message.Network.Mood;
import switchboard.edge.twilio.Until;
import switchboard.engine.conversation.Event.Audience;
import switchboard.engine.message.Outbox.State;

class DeliveryTest {

  private static final String PEER = "+15555550199";
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Ticking clock = new Ticking();
  private final Desk desk = new Desk(clock.instant());
  private final Network network = new Network();
  private final Sender sender =
      new TwilioSender("AC1", "secret", Optional.of(network.base()), Duration.ofMillis(1500));
  private final Delivery.Settings settings =
      new Delivery.Settings(
          Duration.ofMillis(20), PATIENCE, 4, Optional.of("https://phone.example"));
  private Delivery delivery = start();

  private Delivery start() {
    return Delivery.start(desk, sender, settings, clock, () -> 1.0);
  }

  @AfterEach
  void stop() {
    delivery.close();
    network.close();
  }

  @Test
  void a_message_is_sent_and_its_fate_asked_for() {
    desk.add("m 1", PEER, "See you on Monday 😀");
    settled();
    assertThat(desk.row("m 1").state()).isEqualTo(State.SENT);
    assertThat(desk.row("m 1").reference()).hasValue("SM1");
    assertThat(network.taken)
        .singleElement()
        .satisfies(it -> {
          assertThat(it.to()).isEqualTo(PEER);
          assertThat(it.from()).isEqualTo("+15555550100");
          assertThat(it.body()).isEqualTo("See you on Monday 😀");
          assertThat(it.callback())
              .isEqualTo("https://phone.example/twilio/status?message=m+1&tenant=acme");
        });
  }

  @Test
  void many_messages_are_each_sent_once() {
    for (int i = 0; i < 50; i++) desk.add("m" + i, PEER, "text " + i);
    try (var _ = start()) {
      settled();
    }
    assertThat(network.taken.stream().map(Network.Text::body).distinct()).hasSize(50);
    assertThat(network.taken).hasSize(50);
  }

  @Test
  void a_customer_who_opted_out_gets_nothing_but_the_owner_does() {
    desk.add("c", Audience.CUSTOMER, Optional.of(PEER), "to the customer", true);
    desk.add("o", Audience.OWNER, Optional.of("+15555550999"), "to the owner", true);
    settled();
    assertThat(desk.row("c").state()).isEqualTo(State.SUPPRESSED);
    assertThat(desk.row("o").state()).isEqualTo(State.SENT);
    assertThat(network.taken).extracting(Network.Text::body).containsExactly("to the owner");
  }

  @Test
  void what_is_no_longer_true_is_not_sent() {
    delivery.close();
    desk.add("m", PEER, "See you tomorrow at nine");
    desk.outdate("m");
    delivery = start();
    settled();
    assertThat(desk.row("m").state()).isEqualTo(State.SUPPRESSED);
    assertThat(desk.row("m").error()).contains("outdated");
    assertThat(network.asked).hasValue(0);
  }

  @Test
  void what_becomes_untrue_once_a_worker_has_it_is_not_sent_either() {
    delivery.close();
    desk.add("m", PEER, "See you tomorrow at nine");
    desk.overtake("m");
    delivery = start();
    settled();
    assertThat(desk.row("m").state()).isEqualTo(State.SUPPRESSED);
    assertThat(network.asked).hasValue(0);
  }

  @Test
  void a_message_to_nobody_is_suppressed() {
    desk.add("m", Audience.CUSTOMER, Optional.empty(), "hello?", false);
    settled();
    assertThat(desk.row("m").state()).isEqualTo(State.SUPPRESSED);
    assertThat(network.asked).hasValue(0);
  }

  @Test
  void a_node_that_dies_between_sending_and_noting_sends_nothing_twice() {
    desk.deaths = 1;
    desk.add("m", PEER, "once");
    Until.holds(() -> network.taken.size() == 1);
    delivery.close();
    assertThat(desk.row("m").state()).isEqualTo(State.SENDING);
    delivery = start();
    passes(PATIENCE);
    settled();
    assertThat(desk.row("m").reference()).hasValue("SM1");
    assertThat(network.asked).hasValue(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Mood.class,
      names = {"TAKE_AND_HANG", "TAKE_AND_DROP", "TAKE_AND_FAIL", "NONSENSE"})
  void what_the_network_took_without_saying_so_is_found_and_not_repeated(Mood mood) {
    network.moods.add(mood);
    desk.add("m", PEER, "once");
    Until.holds(() -> network.taken.size() == 1);
    Until.holds(() -> desk.row("m").state() == State.SENDING);
    assertThat(network.listed).hasValue(0);
    settledInTime();
    assertThat(desk.row("m").reference()).hasValue("SM1");
    assertThat(network.asked).hasValue(1);
  }

  @Test
  void what_the_network_never_got_is_sent_after_it_was_looked_for() {
    network.moods.add(Mood.FAULT);
    desk.add("m", PEER, "once");
    Until.holds(() -> network.asked.get() == 1);
    settledInTime();
    assertThat(network.listed).hasPositiveValue();
    assertThat(network.taken).hasSize(1);
  }

  @Test
  void while_the_network_does_not_say_nothing_is_repeated() {
    network.silentOnLists = true;
    network.moods.add(Mood.TAKE_AND_DROP);
    desk.add("m", PEER, "once");
    Until.holds(() -> network.asked.get() >= 1);
    passes(PATIENCE);
    Until.holds(() -> network.listed.get() >= 1);
    passes(PATIENCE);
    Until.holds(() -> network.listed.get() >= 2);
    assertThat(desk.row("m").state()).isEqualTo(State.SENDING);
    network.silentOnLists = false;
    settledInTime();
    assertThat(network.asked).hasValue(1);
  }

  @Test
  void a_text_like_it_that_belongs_to_another_message_is_not_taken_for_it() {
    desk.add("first", PEER, "On my way");
    settled();
    network.moods.add(Mood.FAULT);
    desk.add("second", PEER, "On my way");
    Until.holds(() -> network.asked.get() == 2);
    settledInTime();
    assertThat(network.taken).hasSize(2);
    assertThat(desk.row("second").reference()).hasValue("SM2");
  }

  @Test
  void an_old_text_or_a_reply_of_the_same_words_is_not_taken_for_it() {
    network.take(PEER, "+15555550100", "On my way", clock.instant().minusSeconds(3600));
    network.moods.add(Mood.FAULT);
    desk.add("m", PEER, "On my way");
    Until.holds(() -> network.asked.get() == 1);
    settledInTime();
    assertThat(network.taken).hasSize(2);
    assertThat(desk.row("m").reference()).hasValue("SM2");
  }

  @Test
  void the_sentence_of_a_trial_account_does_not_hide_a_text() {
    network.prefix = "Sent from your Twilio trial account - ";
    network.moods.add(Mood.TAKE_AND_DROP);
    desk.add("m", PEER, "once");
    Until.holds(() -> network.asked.get() == 1);
    settledInTime();
    assertThat(network.asked).hasValue(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Mood.class,
      names = {"BUSY", "WRONG_KEY"})
  void a_refusal_for_now_is_tried_again_later(Mood mood) {
    network.moods.add(mood);
    network.moods.add(mood);
    desk.add("m", PEER, "patience");
    var start = clock.instant();
    Until.holds(() -> desk.row("m").state() == State.PENDING && network.asked.get() == 1);
    assertThat(desk.due("m")).isEqualTo(start.plusSeconds(5));
    passes(Duration.ofSeconds(5));
    Until.holds(() -> desk.row("m").state() == State.PENDING && network.asked.get() == 2);
    assertThat(desk.due("m")).isEqualTo(start.plusSeconds(15));
    passes(Duration.ofSeconds(10));
    settled();
    assertThat(network.taken).hasSize(1);
  }

  @Test
  void after_ten_attempts_it_has_failed() {
    Stream.generate(() -> Mood.BUSY).limit(20).forEach(network.moods::add);
    desk.add("m", PEER, "never");
    Until.holds(() -> {
      passes(Duration.ofHours(1));
      return desk.settled();
    });
    assertThat(desk.row("m").state()).isEqualTo(State.FAILED);
    assertThat(desk.row("m").error()).hasValue("20429");
    assertThat(network.asked).hasValue(10);
  }

  @Test
  void a_refusal_for_good_is_not_tried_again() {
    network.moods.add(Mood.NO_SUCH_NUMBER);
    desk.add("m", PEER, "nobody");
    settled();
    assertThat(desk.row("m").state()).isEqualTo(State.FAILED);
    assertThat(desk.row("m").error()).hasValue("21211");
  }

  @Test
  void an_opt_out_known_to_the_network_suppresses() {
    network.moods.add(Mood.OPTED_OUT);
    desk.add("m", PEER, "unwanted");
    settled();
    assertThat(desk.row("m").state()).isEqualTo(State.SUPPRESSED);
    assertThat(desk.row("m").error()).hasValue("21610");
  }

  @Test
  void an_unreachable_network_got_nothing() {
    network.close();
    desk.add("m", PEER, "later");
    Until.holds(() -> desk.row("m").error().isPresent());
    assertThat(desk.row("m").state()).isEqualTo(State.PENDING);
    assertThat(desk.row("m").error()).hasValue("unreachable");
  }

  @Test
  void a_poke_wakes_it() {
    delivery.close();
    var slow = new Delivery.Settings(Duration.ofHours(1), PATIENCE, 4, Optional.empty());
    delivery = Delivery.start(desk, sender, slow, clock, () -> 1.0);
    desk.add("m", PEER, "now");
    delivery.poke();
    settled();
    assertThat(network.taken.getFirst().callback()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Mood.class,
      mode = Mode.EXCLUDE,
      names = {"OBEY"})
  void whatever_the_network_does_nobody_gets_a_text_twice(Mood mood) {
    network.moods.addAll(List.of(mood, mood, mood));
    for (int i = 0; i < 5; i++) desk.add("m" + i, PEER, "text " + i);
    settledInTime();
    assertThat(network.taken.stream().map(Network.Text::body)).doesNotHaveDuplicates();
  }

  @Test
  void waiting_grows_from_seconds_to_an_hour() {
    assertThat(Stream.of(1, 2, 3, 9, 10, 11, 1000).map(it -> Backoff.after(it, 1).toSeconds()))
        .containsExactly(5L, 10L, 20L, 1280L, 2560L, 3600L, 3600L);
    assertThat(Backoff.after(1, 0)).isEqualTo(Duration.ofMillis(2500));
  }

  private void settled() {
    Until.holds(desk::settled);
  }

  private void settledInTime() {
    Until.holds(() -> {
      passes(PATIENCE);
      return desk.settled();
    });
  }

  private void passes(Duration time) {
    clock.now.updateAndGet(it -> it.plus(time));
    delivery.poke();
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
