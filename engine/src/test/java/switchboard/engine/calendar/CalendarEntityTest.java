package switchboard.engine.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.engine.calendar.CalendarTest.FOUR;
import static switchboard.engine.calendar.CalendarTest.HOLD;
import static switchboard.engine.calendar.CalendarTest.NINE;
import static switchboard.engine.calendar.CalendarTest.NOON;
import static switchboard.engine.calendar.CalendarTest.VISIT;

import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import org.apache.pekko.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.apache.pekko.persistence.testkit.javadsl.SnapshotTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Calendar.Command;
import switchboard.engine.calendar.Calendar.Command.Attend;
import switchboard.engine.calendar.Calendar.Command.Confirm;
import switchboard.engine.calendar.Calendar.Command.Hold;
import switchboard.engine.calendar.Calendar.Command.Look;
import switchboard.engine.calendar.Calendar.Command.Move;
import switchboard.engine.calendar.Calendar.Reason;
import switchboard.engine.calendar.Calendar.Reply;
import switchboard.engine.calendar.Calendar.Reply.Accepted;
import switchboard.engine.calendar.Calendar.Reply.Rejected;
import switchboard.engine.calendar.Calendar.Reply.Seen;
import switchboard.engine.privacy.StoredFact;

class CalendarEntityTest {
  private static final ActorTestKit KIT =
      ActorTestKit.create(
          EventSourcedBehaviorTestKit.config()
              .withFallback(PersistenceTestKitSnapshotPlugin.config())
              .withFallback(ConfigFactory.load()));
  private static final String ID = Calendar.id("plumber", "van-1");
  private static final Slot DAY = CalendarTest.slot("00:00", "23:59");

  /// Events are verified by the journal itself: the adapter hands it stored facts.
  private final EventSourcedBehaviorTestKit<Command, Event, State> calendar =
      EventSourcedBehaviorTestKit.create(
          KIT.system(),
          Calendar.create(ID, Clock.fixed(NOON, ZoneOffset.UTC), Rulebook.NONE),
          EventSourcedBehaviorTestKit.enabledSerializationSettings()
              .withVerifyEquality(true)
              .withVerifyEvents(false));

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  private Reply hold(String appointment, Slot slot) {
    return calendar.<Reply>runCommand(to -> new Hold(appointment, VISIT, slot, HOLD, to)).reply();
  }

  private Reply look() {
    return calendar.<Reply>runCommand(to -> new Look(DAY, to)).reply();
  }

  @Test
  void an_appointment_survives_a_restart() {
    assertThat(hold("ann", NINE)).isEqualTo(new Accepted());
    assertThat(calendar.<Reply>runCommand(to -> new Confirm("ann", to)).reply())
        .isEqualTo(new Accepted());
    assertThat(calendar.<Reply>runCommand(to -> new Move("ann", FOUR, By.OWNER, to)).reply())
        .isEqualTo(new Accepted());
    assertThat(calendar.<Reply>runCommand(to -> new Attend("ann", to)).reply())
        .isEqualTo(new Accepted());
    var before = calendar.getState();

    assertThat(calendar.restart().state()).isEqualTo(before);

    assertThat(hold("bob", FOUR)).isEqualTo(new Rejected(Reason.SLOT_TAKEN));
    assertThat(look())
        .isEqualTo(new Seen(List.of(FOUR), List.of(new Calendar.Visited("faucet", FOUR)), true));
    assertThat(calendar.<Reply>runCommand(to -> new Confirm("ann", to)).reply())
        .isEqualTo(new Accepted(true, false));
  }

  @Test
  void the_journal_holds_facts_by_their_logical_names() {
    calendar.clear();
    hold("ann", NINE);
    assertThat(PersistenceTestKit.create(KIT.system()).persistedInStorage("calendar|" + ID))
        .singleElement()
        .isInstanceOfSatisfying(
            StoredFact.class,
            it ->
                assertThat(new String(it.json(), UTF_8))
                    .startsWith("{\"type\":\"calendar.held\","));
  }

  @Test
  void a_snapshot_is_taken_and_read_back() {
    calendar.clear();
    for (int i = 0; i < 60; i++) {
      var appointment = "a" + i;
      assertThat(hold(appointment, NINE)).isEqualTo(new Accepted());
      calendar.<Reply>runCommand(to -> new Calendar.Command.Release(appointment, to));
    }
    SnapshotTestKit.create(KIT.system()).expectNextPersistedClass("calendar|" + ID, State.class);
    hold("ann", NINE);
    assertThat(calendar.restart().state().appointments()).containsOnlyKeys("ann");
    assertThat(look())
        .isEqualTo(new Seen(List.of(NINE), List.of(new Calendar.Visited("faucet", NINE)), true));
  }
}
