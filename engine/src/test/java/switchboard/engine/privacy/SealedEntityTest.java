package switchboard.engine.privacy;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.engine.customer.Customer.Source.CHAT;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import switchboard.engine.customer.Customer;
import switchboard.engine.customer.Customer.Command;
import switchboard.engine.customer.Customer.Command.Create;
import switchboard.engine.customer.Customer.Command.Learn;
import switchboard.engine.customer.Customer.Command.Look;
import switchboard.engine.customer.Customer.Details;
import switchboard.engine.customer.Customer.Reason;
import switchboard.engine.customer.Customer.Reply;
import switchboard.engine.customer.Customer.Reply.Known;
import switchboard.engine.customer.Customer.Reply.Rejected;

class SealedEntityTest {
  static final ActorTestKit KIT =
      ActorTestKit.create(
          ConfigFactory.parseString(
                  """
                  pekko.actor.provider = cluster
                  pekko.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
                  pekko.cluster.jmx.enabled = off
                  pekko.cluster.sharding.passivation {
                    strategy = default-idle-strategy
                    default-idle-strategy.idle-entity.timeout = 500 ms
                  }
                  """)
              .withFallback(PersistenceTestKitPlugin.config())
              .withFallback(PersistenceTestKitSnapshotPlugin.config())
              .withFallback(ConfigFactory.load()));
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-05T12:00:00Z"), ZoneOffset.UTC);
  static final Seal SEAL = new MaskSeal(42);

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  static Behavior<Command> customer(Seals seals, String id) {
    return SealedEntity.of(
        seals, "customer|" + id, Command.class, seal -> Customer.create(id, CLOCK, seal));
  }

  static Details named(String name) {
    return new Details(
        Optional.of(new Personal(name)), Optional.empty(), Optional.empty(), Optional.empty());
  }

  static Optional<String> name(Reply reply) {
    return reply instanceof Known(var card) ? card.name().map(Personal::text) : Optional.empty();
  }

  @Test
  void commands_that_came_before_the_key_are_answered_in_order() {
    var key = new CompletableFuture<Seal>();
    var customer = KIT.spawn(customer(new KeyStore(() -> key), "acme:early"));
    var probe = KIT.<Reply>createTestProbe();
    customer.tell(new Look(probe.getRef()));
    customer.tell(new Create(CHAT, named("Pat"), probe.getRef()));
    customer.tell(new Learn(named("Pat Example"), probe.getRef()));
    probe.expectNoMessage(Duration.ofMillis(100));
    key.complete(SEAL);
    assertThat(probe.receiveMessage()).isEqualTo(new Rejected(Reason.NO_SUCH_CUSTOMER));
    assertThat(name(probe.receiveMessage())).contains("Pat");
    assertThat(name(probe.receiveMessage())).contains("Pat Example");
    customer.tell(new Look(probe.getRef()));
    assertThat(name(probe.receiveMessage())).contains("Pat Example");
  }

  @Test
  void a_failing_key_store_is_asked_again() {
    var seals =
        new KeyStore(() -> completedFuture(SEAL))
            .first(() -> failedFuture(new IOException("no connection")))
            .first(() -> {
              throw new IllegalStateException("no pool");
            });
    var customer = KIT.spawn(customer(seals, "acme:patient"));
    var probe = KIT.<Reply>createTestProbe();
    customer.tell(new Create(CHAT, named("Pat"), probe.getRef()));
    assertThat(name(probe.receiveMessage(Duration.ofSeconds(10)))).contains("Pat");
    assertThat(seals.asked).hasValue(3);
  }

  @Test
  void a_failing_journal_does_not_end_it() {
    var customer = KIT.spawn(customer(new KeyStore(() -> completedFuture(SEAL)), "acme:tough"));
    var probe = KIT.<Reply>createTestProbe();
    customer.tell(new Create(CHAT, named("Pat"), probe.getRef()));
    probe.receiveMessage();
    PersistenceTestKit.create(KIT.system())
        .failNextPersisted("customer|acme:tough", new IOException("no connection"));
    customer.tell(new Learn(named("Pat Example"), KIT.<Reply>createTestProbe().getRef()));
    customer.tell(new Look(probe.getRef()));
    assertThat(name(probe.receiveMessage(Duration.ofSeconds(10)))).contains("Pat");
    customer.tell(new Learn(named("Pat Example"), probe.getRef()));
    assertThat(name(probe.receiveMessage())).contains("Pat Example");
  }

  @Test
  void an_erased_key_is_no_fault() {
    var probe = KIT.<Reply>createTestProbe();
    var before = KIT.spawn(customer(new KeyStore(() -> completedFuture(SEAL)), "acme:gone"));
    before.tell(new Create(CHAT, named("Pat"), probe.getRef()));
    assertThat(name(probe.receiveMessage())).contains("Pat");
    KIT.stop(before);
    var erased = new KeyStore(() -> completedFuture(MaskSeal.ERASED));
    KIT.spawn(customer(erased, "acme:gone")).tell(new Look(probe.getRef()));
    assertThat(probe.receiveMessage())
        .isInstanceOf(Known.class)
        .satisfies(it -> assertThat(name(it)).isEmpty());
  }

  @Test
  void it_recovers_from_a_snapshot_as_stored() {
    var probe = KIT.<Reply>createTestProbe();
    var before = KIT.spawn(customer(new KeyStore(() -> completedFuture(SEAL)), "acme:busy"));
    before.tell(new Create(CHAT, named("Pat"), probe.getRef()));
    for (int i = 0; i < 100; i++) before.tell(new Learn(named("Pat " + i), probe.getRef()));
    probe.receiveSeveralMessages(101);
    KIT.stop(before);
    PersistenceTestKit.create(KIT.system()).clearByPersistenceId("customer|acme:busy");
    var after = KIT.spawn(customer(new KeyStore(() -> completedFuture(SEAL)), "acme:busy"));
    after.tell(new Look(probe.getRef()));
    assertThat(name(probe.receiveMessage())).contains("Pat 97");
  }

  @Test
  void more_commands_than_can_be_kept_are_dropped_and_the_rest_is_answered() {
    var key = new CompletableFuture<Seal>();
    var customer = KIT.spawn(customer(new KeyStore(() -> key), "acme:flooded"));
    var probe = KIT.<Reply>createTestProbe();
    for (int i = 0; i < 1_100; i++) customer.tell(new Look(probe.getRef()));
    var last = KIT.<Reply>createTestProbe();
    key.complete(SEAL);
    probe.receiveSeveralMessages(1_000, Duration.ofSeconds(10));
    customer.tell(new Look(last.getRef()));
    last.receiveMessage();
  }

  @Test
  void the_sharding_can_stop_it_while_the_key_is_awaited() {
    var cluster = Cluster.get(KIT.system());
    cluster.manager().tell(Join.create(cluster.selfMember().address()));
    var seals = new KeyStore(CompletableFuture::new);
    var started = KIT.<ActorRef<Command>>createTestProbe();
    var region =
        ClusterSharding.get(KIT.system())
            .init(Entity.of(Customer.KEY, it -> seen(started, customer(seals, it.getEntityId()))));
    var nobody = KIT.<Reply>createTestProbe().getRef();
    region.tell(new ShardingEnvelope<>("acme:idle", new Look(nobody)));
    var entity = started.receiveMessage(Duration.ofSeconds(20));
    started.expectTerminated(entity, Duration.ofSeconds(20));
  }

  static Behavior<Command> seen(TestProbe<ActorRef<Command>> probe, Behavior<Command> behavior) {
    return Behaviors.setup(context -> {
      probe.getRef().tell(context.getSelf());
      return behavior;
    });
  }
}
