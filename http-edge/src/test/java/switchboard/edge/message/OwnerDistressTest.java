package switchboard.edge.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import switchboard.edge.twilio.Acme;
import switchboard.engine.conversation.Arrival;
import switchboard.engine.privacy.Personal;

class OwnerDistressTest {

  private static final Duration PAUSE = Duration.ofMinutes(10);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final List<Sender.Draft> drafts = new ArrayList<>();
  private final Sender sender =
      new Sender() {
        @Override
        public Outcome send(Draft draft) {
          drafts.add(draft);
          return new Outcome.Accepted("SM1");
        }

        @Override
        public Optional<String> find(Draft draft, Instant since, Set<String> others) {
          return Optional.empty();
        }
      };
  private Instant now = START;
  private final OwnerDistress distress = new OwnerDistress(sender, PAUSE, new Moving());

  @Test
  void the_owner_learns_whom_to_call_back() {
    distress.lost(Acme.ACME, caller(Optional.of(new Personal("+15555550199"))));
    assertThat(drafts)
        .singleElement()
        .satisfies(it -> {
          assertThat(it.to()).isEqualTo("+15555550999");
          assertThat(it.from()).isEqualTo("+15555550100");
          assertThat(it.body()).contains("+15555550199 called", "call back");
        });
  }

  @Test
  void a_withheld_number_is_said_to_be_one() {
    distress.lost(Acme.ACME, caller(Optional.empty()));
    assertThat(drafts.getFirst().body()).contains("A withheld number called");
  }

  @Test
  void further_losses_are_counted_until_it_is_time_to_tell_again() {
    for (int i = 0; i < 5; i++) distress.lost(Acme.ACME, caller(Optional.empty()));
    assertThat(drafts).hasSize(1);
    distress.lost(Acme.IBERIA, caller(Optional.empty()));
    assertThat(drafts).hasSize(2);
    now = START.plus(PAUSE);
    distress.lost(Acme.ACME, caller(Optional.empty()));
    assertThat(drafts).hasSize(3);
    assertThat(drafts.getLast().body()).endsWith(" 4 more could not be served before.");
  }

  private static Arrival caller(Optional<Personal> peer) {
    return new Arrival(Arrival.Channel.VOICE, peer, Optional.of(Acme.NUMBER), "CA1");
  }

  private final class Moving extends Clock {
    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
