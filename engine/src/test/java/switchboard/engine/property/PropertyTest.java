package switchboard.engine.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.engine.privacy.MaskSeal;
import switchboard.engine.privacy.Personal;
import switchboard.engine.privacy.StoredFact;
import switchboard.engine.property.Listing.Status;
import switchboard.engine.property.Property.Command;
import switchboard.engine.property.Property.Reason;
import switchboard.engine.property.Property.Reply;
import switchboard.engine.property.Property.Reply.Accepted;
import switchboard.engine.property.Property.Reply.Rejected;
import switchboard.engine.property.Property.Reply.Seen;

class PropertyTest {
  private static final ActorTestKit KIT =
      ActorTestKit.create(EventSourcedBehaviorTestKit.config().withFallback(ConfigFactory.load()));
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-05T12:00:00Z"), ZoneOffset.UTC);
  private static final Tenancy LET =
      new Tenancy(
          Optional.of("renter"),
          Optional.of("landlord"),
          Optional.of(new Tenancy.Contact(new Personal("Mo Example"), Optional.empty())));

  private final EventSourcedBehaviorTestKit<Command, Event, State> home =
      EventSourcedBehaviorTestKit.create(
          KIT.system(),
          Property.create("acme:e", CLOCK, new MaskSeal(7)),
          EventSourcedBehaviorTestKit.enabledSerializationSettings().withVerifyEquality(true));

  @BeforeEach
  void clear() {
    home.clear();
  }

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  private Reply tell(Function<ActorRef<Reply>, Command> it) {
    return home.<Reply>runCommand(it).reply();
  }

  @Test
  void a_property_and_its_people_survive_a_restart() {
    assertThat(tell(to -> new Command.Add(Town.ELGIN, to))).isEqualTo(new Accepted(true));
    tell(to -> new Command.Settle(LET, to));
    home.restart();
    assertThat(tell(Command.Look::new)).isEqualTo(new Seen(Optional.of(Town.ELGIN), LET));
  }

  @Test
  void the_same_again_is_nothing_new() {
    tell(to -> new Command.Add(Town.ELGIN, to));
    assertThat(tell(to -> new Command.Add(Town.ELGIN, to))).isEqualTo(new Accepted(false));
    assertThat(tell(to -> new Command.Change(Town.ELGIN, to))).isEqualTo(new Accepted(false));
    assertThat(tell(to -> new Command.Settle(Tenancy.NONE, to))).isEqualTo(new Accepted(false));
    tell(Command.Withdraw::new);
    assertThat(tell(Command.Withdraw::new)).isEqualTo(new Accepted(false));
  }

  @Test
  void another_property_does_not_take_its_place() {
    tell(to -> new Command.Add(Town.ELGIN, to));
    assertThat(tell(to -> new Command.Add(Town.PARK, to)))
        .isEqualTo(new Rejected(Reason.LISTED_OTHERWISE));
  }

  @Test
  void what_is_withdrawn_can_be_listed_again() {
    tell(to -> new Command.Add(Town.ELGIN, to));
    tell(Command.Withdraw::new);
    assertThat(((Seen) tell(Command.Look::new)).listing().map(Listing::status))
        .contains(Status.WITHDRAWN);
    assertThat(tell(to -> new Command.Change(Town.ELGIN, to))).isEqualTo(new Accepted(true));
    assertThat(((Seen) tell(Command.Look::new)).listing()).contains(Town.ELGIN);
  }

  @Test
  void nothing_becomes_of_what_was_never_listed() {
    var none = new Rejected(Reason.NO_SUCH_PROPERTY);
    assertThat(tell(to -> new Command.Change(Town.ELGIN, to))).isEqualTo(none);
    assertThat(tell(Command.Withdraw::new)).isEqualTo(none);
    assertThat(tell(to -> new Command.Settle(LET, to))).isEqualTo(none);
  }

  @Test
  void the_journal_names_nobody() {
    tell(to -> new Command.Add(Town.ELGIN, to));
    tell(to -> new Command.Settle(LET, to));
    assertThat(PersistenceTestKit.create(KIT.system()).persistedInStorage("property|acme:e"))
        .map(it -> new String(((StoredFact) it).json(), StandardCharsets.UTF_8))
        .isNotEmpty()
        .noneMatch(it -> it.contains("Mo Example"));
  }
}
