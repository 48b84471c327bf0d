package switchboard.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import switchboard.engine.identity.Identity.Command;
import switchboard.engine.identity.Identity.Command.Claim;
import switchboard.engine.identity.Identity.Command.Look;
import switchboard.engine.identity.Identity.Command.Share;
import switchboard.engine.identity.Identity.Event;
import switchboard.engine.identity.Identity.Reply;
import switchboard.engine.identity.Identity.Reply.Owned;
import switchboard.engine.identity.Identity.Reply.Unclaimed;
import switchboard.engine.identity.Identity.State;
import switchboard.engine.tenant.EntityIds;

class IdentityEntityTest {
  static final ActorTestKit KIT =
      ActorTestKit.create(EventSourcedBehaviorTestKit.config().withFallback(ConfigFactory.load()));
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-05T12:00:00Z"), ZoneOffset.UTC);

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  static EventSourcedBehaviorTestKit<Command, Event, State> phone(String hash) {
    return EventSourcedBehaviorTestKit.create(
        KIT.system(),
        Identity.create(EntityIds.of("acme", IdentityKind.PHONE.word(), hash), CLOCK),
        EventSourcedBehaviorTestKit.enabledSerializationSettings().withVerifyEquality(true));
  }

  @Test
  void a_claim_survives_a_restart() {
    var identity = phone("aaa");
    assertThat(identity.<Reply>runCommand(Look::new).reply()).isEqualTo(new Unclaimed());
    assertThat(identity.<Reply>runCommand(to -> new Claim("ann", to)).reply())
        .isEqualTo(new Owned("ann", Set.of()));
    identity.<Reply>runCommand(to -> new Share("bob", to));
    identity.restart();
    var late = identity.<Reply>runCommand(to -> new Claim("cat", to));
    assertThat(late.reply()).isEqualTo(new Owned("ann", Set.of("bob")));
    assertThat(late.hasNoEvents()).isTrue();
  }

  @Test
  void of_many_who_claim_at_once_one_owns_it_and_all_are_told() {
    var identity = KIT.spawn(Identity.create("acme:phone:bbb", CLOCK));
    var probe = KIT.<Reply>createTestProbe();
    IntStream.range(0, 20).forEach(it -> identity.tell(new Claim("c-" + it, probe.getRef())));
    assertThat(probe.receiveSeveralMessages(20)).allMatch(new Owned("c-0", Set.of())::equals);
  }
}
