package switchboard.engine.customer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.engine.customer.Customer.Source.CHAT;

import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.apache.pekko.persistence.testkit.javadsl.SnapshotTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import switchboard.engine.customer.Customer.Command;
import switchboard.engine.customer.Customer.Command.Create;
import switchboard.engine.customer.Customer.Command.Learn;
import switchboard.engine.customer.Customer.Command.Look;
import switchboard.engine.customer.Customer.Command.OptIn;
import switchboard.engine.customer.Customer.Command.OptOut;
import switchboard.engine.customer.Customer.Details;
import switchboard.engine.customer.Customer.Event;
import switchboard.engine.customer.Customer.Reason;
import switchboard.engine.customer.Customer.Reply;
import switchboard.engine.customer.Customer.Reply.Known;
import switchboard.engine.customer.Customer.Reply.Rejected;
import switchboard.engine.customer.Customer.State;
import switchboard.engine.privacy.MaskSeal;
import switchboard.engine.privacy.Personal;
import switchboard.engine.privacy.Seal;
import switchboard.engine.privacy.StoredFact;
import switchboard.engine.privacy.StoredState;

class CustomerEntityTest {
  static final ActorTestKit KIT =
      ActorTestKit.create(EventSourcedBehaviorTestKit.config().withFallback(ConfigFactory.load()));
  static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-05T12:00:00.123456Z"), ZoneOffset.UTC);
  static final Details TOLD =
      new Details(
          Optional.of(new Personal("Pat Example")),
          Optional.of(new Personal("+12025550142")),
          Optional.of(new Personal("pat@mail.example")),
          Optional.of(new Personal("1 Example Street")));

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  static EventSourcedBehaviorTestKit<Command, Event, State> customer(String id, Seal seal) {
    return EventSourcedBehaviorTestKit.create(
        KIT.system(),
        Customer.create(id, CLOCK, seal),
        EventSourcedBehaviorTestKit.enabledSerializationSettings().withVerifyEquality(true));
  }

  static List<String> journal(String id) {
    return PersistenceTestKit.create(KIT.system()).persistedInStorage("customer|" + id).stream()
        .map(it -> new String(((StoredFact) it).json(), UTF_8))
        .toList();
  }

  static List<String> snapshots(String id) {
    return SnapshotTestKit.create(KIT.system()).persistedInStorage("customer|" + id).stream()
        .map(it -> new String(((StoredState) it.second()).json(), UTF_8))
        .toList();
  }

  @Test
  void a_customer_survives_a_restart() {
    var customer = customer("acme:survivor", new MaskSeal(42));
    var created = customer.<Reply>runCommand(to -> new Create(CHAT, TOLD, to));
    customer.restart();
    var seen = customer.<Reply>runCommand(Look::new);
    assertThat(seen.reply()).isEqualTo(created.reply());
    assertThat(((Known) seen.reply()).card().name()).contains(new Personal("Pat Example"));
    assertThat(seen.hasNoEvents()).isTrue();
  }

  @Test
  void the_journal_shows_nothing_personal() {
    customer("acme:private", new MaskSeal(42)).<Reply>runCommand(to -> new Create(CHAT, TOLD, to));
    assertThat(journal("acme:private"))
        .hasSize(5)
        .allMatch(it -> it.startsWith("{\"type\":\"customer."))
        .noneMatch(CustomerEntityTest::personal);
  }

  @Test
  void a_snapshot_shows_nothing_personal_and_is_recovered_from() {
    var customer = customer("acme:frequent", new MaskSeal(42));
    customer.<Reply>runCommand(to -> new Create(CHAT, TOLD, to));
    for (int i = 0; i < 50; i++) {
      customer.<Reply>runCommand(to -> new OptOut("STOP", to));
      customer.<Reply>runCommand(to -> new OptIn("START", to));
    }
    var before = customer.<Reply>runCommand(Look::new).reply();
    assertThat(snapshots("acme:frequent")).hasSize(1).noneMatch(CustomerEntityTest::personal);
    customer.restart();
    assertThat(customer.<Reply>runCommand(Look::new).reply()).isEqualTo(before);
  }

  @Test
  void a_customer_whose_key_is_gone_is_there_but_unknown() {
    customer("acme:erased", new MaskSeal(42)).<Reply>runCommand(to -> new Create(CHAT, TOLD, to));
    var erased = KIT.spawn(Customer.create("acme:erased", CLOCK, MaskSeal.ERASED));
    var probe = KIT.<Reply>createTestProbe();
    erased.tell(new Look(probe.getRef()));
    var card = ((Known) probe.receiveMessage()).card();
    assertThat(Stream.of(card.name(), card.phone(), card.email(), card.address()))
        .hasSize(4)
        .allMatch(Optional::isEmpty);
    KIT.stop(erased);
  }

  @Test
  void a_stranger_is_refused_and_nothing_is_stored() {
    var refused = customer("acme:nobody", Seal.PLAIN).<Reply>runCommand(to -> new Learn(TOLD, to));
    assertThat(refused.reply()).isEqualTo(new Rejected(Reason.NO_SUCH_CUSTOMER));
    assertThat(refused.hasNoEvents()).isTrue();
  }

  static boolean personal(String json) {
    return Stream.of("Pat", "Example", "2025550142", "mail.example", "Street")
        .anyMatch(json::contains);
  }
}
