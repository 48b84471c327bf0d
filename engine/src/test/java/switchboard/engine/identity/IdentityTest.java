package switchboard.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;
import switchboard.engine.identity.Identity.Command.Claim;
import switchboard.engine.identity.Identity.Command.Look;
import switchboard.engine.identity.Identity.Command.Share;
import switchboard.engine.identity.Identity.Event;
import switchboard.engine.identity.Identity.Event.Claimed;
import switchboard.engine.identity.Identity.Event.Shared;
import switchboard.engine.identity.Identity.Reply;
import switchboard.engine.identity.Identity.Reply.Owned;
import switchboard.engine.identity.Identity.Reply.Unclaimed;
import switchboard.engine.identity.Identity.State;

class IdentityTest {
  static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  static final ActorRef<Reply> NOBODY = TestInbox.<Reply>create().getRef();
  static final Claimed ANN_CLAIMED = new Claimed("ann", NOON);

  static State given(Event... history) {
    return Stream.of(history).reduce(State.UNCLAIMED, State::apply, (it, _) -> it);
  }

  @Test
  void the_first_claim_wins() {
    assertThat(given().decide(new Claim("ann", NOBODY), NOON)).containsExactly(ANN_CLAIMED);
    assertThat(given(ANN_CLAIMED).reply()).isEqualTo(new Owned("ann", Set.of()));
  }

  @Test
  void the_second_claim_is_told_the_owner() {
    assertThat(given(ANN_CLAIMED).decide(new Claim("bob", NOBODY), NOON)).isEmpty();
    assertThat(given(ANN_CLAIMED).reply()).isEqualTo(new Owned("ann", Set.of()));
  }

  @Test
  void the_owner_claiming_again_stores_nothing() {
    assertThat(given(ANN_CLAIMED).decide(new Claim("ann", NOBODY), NOON)).isEmpty();
  }

  @Test
  void a_sharer_is_listed_once_and_the_owner_stays() {
    assertThat(given(ANN_CLAIMED).decide(new Share("bob", NOBODY), NOON))
        .containsExactly(new Shared("bob", NOON));
    var shared = given(ANN_CLAIMED, new Shared("bob", NOON));
    assertThat(shared.reply()).isEqualTo(new Owned("ann", Set.of("bob")));
    assertThat(shared.decide(new Share("bob", NOBODY), NOON)).isEmpty();
    assertThat(shared.decide(new Share("ann", NOBODY), NOON)).isEmpty();
  }

  @Test
  void what_nobody_owns_cannot_be_shared() {
    assertThat(given().decide(new Share("bob", NOBODY), NOON)).isEmpty();
    assertThat(given().reply()).isEqualTo(new Unclaimed());
  }

  @Test
  void looking_stores_nothing() {
    assertThat(given().decide(new Look(NOBODY), NOON)).isEmpty();
    assertThat(given(ANN_CLAIMED).decide(new Look(NOBODY), NOON)).isEmpty();
  }
}
