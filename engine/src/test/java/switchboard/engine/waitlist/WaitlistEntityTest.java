package switchboard.engine.waitlist;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.engine.waitlist.Shop.at;
import static switchboard.engine.waitlist.Shop.hour;

import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import org.apache.pekko.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import switchboard.engine.waitlist.Waitlist.Command;
import switchboard.engine.waitlist.Waitlist.Reason;
import switchboard.engine.waitlist.Waitlist.Reply;
import switchboard.engine.waitlist.Waitlist.Reply.Accepted;
import switchboard.engine.waitlist.Waitlist.Reply.Rejected;
import switchboard.engine.waitlist.Waitlist.Reply.Seen;

class WaitlistEntityTest {
  private static final ActorTestKit KIT =
      ActorTestKit.create(
          EventSourcedBehaviorTestKit.config()
              .withFallback(PersistenceTestKitSnapshotPlugin.config())
              .withFallback(ConfigFactory.load()));
  private static final Clock CLOCK = Clock.fixed(at("2026-06-01T09:00"), ZoneOffset.UTC);
  private static final Entry ANN =
      new Entry("ann", "faucet-fix", Times.ANY, at("2026-06-10T00:00"));

  private final EventSourcedBehaviorTestKit<Command, Event, State> list =
      EventSourcedBehaviorTestKit.create(
          KIT.system(),
          Waitlist.create("plumber", CLOCK),
          EventSourcedBehaviorTestKit.enabledSerializationSettings()
              .withVerifyEquality(true)
              .withVerifyEvents(false));

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  private Reply tell(
      java.util.function.Function<org.apache.pekko.actor.typed.ActorRef<Reply>, Command> it) {
    return list.<Reply>runCommand(it).reply();
  }

  @Test
  void who_waits_and_what_they_are_offered_survive_a_restart() {
    assertThat(tell(to -> new Command.Join("e1", ANN, to))).isEqualTo(new Accepted("e1", true));
    var slot = hour("2026-06-02T10:00");
    var offer = new Offer("w.e1.x", "van-1", List.of(), slot, CLOCK.instant().plusSeconds(1800));
    tell(to -> new Command.Propose("e1", offer, to));
    var before = tell(Command.Look::new);
    list.restart();
    assertThat(tell(Command.Look::new)).isEqualTo(before);
    assertThat(((Seen) before).waiting()).hasSize(1);
  }

  @Test
  void who_asks_for_the_same_again_is_told_the_entry_they_have() {
    list.clear();
    tell(to -> new Command.Join("e1", ANN, to));
    assertThat(tell(to -> new Command.Join("e2", ANN, to))).isEqualTo(new Accepted("e1", false));
  }

  @Test
  void what_is_refused_is_not_stored() {
    list.clear();
    var refused = list.<Reply>runCommand(to -> new Command.Leave("nobody", "customer", to));
    assertThat(refused.reply()).isEqualTo(new Rejected(Reason.NO_SUCH_ENTRY));
    assertThat(refused.hasNoEvents()).isTrue();
    assertThat(tell(Command.Look::new)).isEqualTo(new Seen(List.of(), Map.of()));
  }
}
