package switchboard.engine.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.ZoneOffset;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.consent.Consent.Command;
import switchboard.engine.consent.Consent.Reason;
import switchboard.engine.consent.Consent.Reply;
import switchboard.engine.consent.Consent.Reply.Rejected;
import switchboard.engine.consent.Consent.Reply.Seen;
import switchboard.engine.consent.Consent.Status;

class ConsentEntityTest {
  private static final ActorTestKit KIT =
      ActorTestKit.create(EventSourcedBehaviorTestKit.config().withFallback(ConfigFactory.load()));

  private final EventSourcedBehaviorTestKit<Command, Event, State> consent =
      EventSourcedBehaviorTestKit.create(
          KIT.system(),
          Consent.create("plumber:k1", Clock.fixed(Cases.NOON, ZoneOffset.UTC)),
          EventSourcedBehaviorTestKit.enabledSerializationSettings()
              .withVerifyEquality(true)
              .withVerifyEvents(false));

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @Test
  void a_question_and_its_answer_survive_a_restart() {
    var until = Cases.NOON.plusSeconds(600);
    consent.<Reply>runCommand(to -> new Command.Ask(Cases.BURST, until, to));
    consent.<Reply>runCommand(to -> new Command.Agree(By.OWNER, to));
    consent.restart();
    var seen = (Seen) consent.<Reply>runCommand(Command.Look::new).reply();
    assertThat(seen.what()).contains(Cases.BURST);
    assertThat(seen.status()).isEqualTo(Status.AGREED);
  }

  @Test
  void an_answer_nobody_asked_for_is_not_stored() {
    consent.clear();
    var refused = consent.<Reply>runCommand(to -> new Command.Agree(By.OWNER, to));
    assertThat(refused.reply()).isEqualTo(new Rejected(Reason.NOT_ASKED));
    assertThat(refused.hasNoEvents()).isTrue();
  }
}
