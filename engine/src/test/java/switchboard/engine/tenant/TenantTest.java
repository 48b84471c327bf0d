package switchboard.engine.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.engine.tenant.Tenant.Reason.ALREADY_REGISTERED;
import static switchboard.engine.tenant.Tenant.Reason.NOT_REGISTERED;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.tenant.Tenant.Command.Activate;
import switchboard.engine.tenant.Tenant.Command.ChangeProfile;
import switchboard.engine.tenant.Tenant.Command.IssueKey;
import switchboard.engine.tenant.Tenant.Command.Register;
import switchboard.engine.tenant.Tenant.Command.Suspend;
import switchboard.engine.tenant.Tenant.Event;
import switchboard.engine.tenant.Tenant.Event.Activated;
import switchboard.engine.tenant.Tenant.Event.KeyIssued;
import switchboard.engine.tenant.Tenant.Event.ProfileChanged;
import switchboard.engine.tenant.Tenant.Event.Registered;
import switchboard.engine.tenant.Tenant.Event.Suspended;
import switchboard.engine.tenant.Tenant.KeyKind;
import switchboard.engine.tenant.Tenant.Reason;
import switchboard.engine.tenant.Tenant.Reply;
import switchboard.engine.tenant.Tenant.State;
import switchboard.engine.tenant.Tenant.Status;

class TenantTest {
  static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  static final Profile PIPES = ProfileSamples.named("Example Pipes");
  static final Profile RENAMED = ProfileSamples.named("Example Pipes & Sons");
  static final Map<KeyKind, String> KEYS = Map.of(KeyKind.API, "a1", KeyKind.OWNER, "o1");
  static final Registered REGISTERED = new Registered(PIPES, KEYS, NOON);
  static final Accept<Event, Reason> NOTHING_NEW = new Accept<>(List.of());
  static final ActorRef<Reply> NOBODY = TestInbox.<Reply>create().getRef();

  static State given(Event... history) {
    return Stream.of(history).reduce(State.UNREGISTERED, State::apply, (it, _) -> it);
  }

  static Accept<Event, Reason> stores(Event event) {
    return new Accept<>(List.of(event));
  }

  @Test
  void a_business_registers_once() {
    assertThat(given().decide(new Register(PIPES, KEYS, NOBODY), NOON))
        .isEqualTo(stores(REGISTERED));
    assertThat(given(REGISTERED).decide(new Register(RENAMED, KEYS, NOBODY), NOON))
        .isEqualTo(new Reject<>(ALREADY_REGISTERED));
    assertThat(given(REGISTERED).decide(new Register(PIPES, Map.of(), NOBODY), NOON))
        .isEqualTo(new Reject<>(ALREADY_REGISTERED));
  }

  @Test
  void registering_the_same_again_is_harmless() {
    assertThat(given(REGISTERED).decide(new Register(PIPES, KEYS, NOBODY), NOON))
        .isEqualTo(NOTHING_NEW);
  }

  @Test
  void nothing_can_be_done_before_registering() {
    var commands =
        Stream.of(
            new ChangeProfile(PIPES, NOBODY),
            new IssueKey(KeyKind.API, "a2", NOBODY),
            new Suspend("unpaid", NOBODY),
            new Activate(NOBODY));
    assertThat(commands.map(it -> given().decide(it, NOON)))
        .hasSize(4)
        .allMatch(new Reject<Event, Reason>(NOT_REGISTERED)::equals);
  }

  @Test
  void every_profile_is_a_version() {
    assertThat(given(REGISTERED).version()).isEqualTo(1);
    assertThat(given(REGISTERED).decide(new ChangeProfile(RENAMED, NOBODY), NOON))
        .isEqualTo(stores(new ProfileChanged(RENAMED, NOON)));
    var changed = given(REGISTERED, new ProfileChanged(RENAMED, NOON));
    assertThat(changed.version()).isEqualTo(2);
    assertThat(changed.profile()).contains(RENAMED);
    assertThat(changed.decide(new ChangeProfile(RENAMED, NOBODY), NOON)).isEqualTo(NOTHING_NEW);
  }

  @Test
  void a_new_key_replaces_the_old_one_of_its_kind() {
    assertThat(given(REGISTERED).decide(new IssueKey(KeyKind.API, "a2", NOBODY), NOON))
        .isEqualTo(stores(new KeyIssued(KeyKind.API, "a2", NOON)));
    var issued = given(REGISTERED, new KeyIssued(KeyKind.API, "a2", NOON));
    assertThat(issued.keys()).isEqualTo(Map.of(KeyKind.API, "a2", KeyKind.OWNER, "o1"));
    assertThat(issued.version()).isEqualTo(1);
    assertThat(issued.decide(new IssueKey(KeyKind.API, "a2", NOBODY), NOON)).isEqualTo(NOTHING_NEW);
  }

  @Test
  void suspending_and_activating_again_store_nothing() {
    assertThat(given(REGISTERED).decide(new Activate(NOBODY), NOON)).isEqualTo(NOTHING_NEW);
    assertThat(given(REGISTERED).decide(new Suspend("unpaid", NOBODY), NOON))
        .isEqualTo(stores(new Suspended("unpaid", NOON)));
    var suspended = given(REGISTERED, new Suspended("unpaid", NOON));
    assertThat(suspended.status()).isEqualTo(Status.SUSPENDED);
    assertThat(suspended.decide(new Suspend("again", NOBODY), NOON)).isEqualTo(NOTHING_NEW);
    assertThat(suspended.decide(new Activate(NOBODY), NOON)).isEqualTo(stores(new Activated(NOON)));
    assertThat(suspended.apply(new Activated(NOON)).status()).isEqualTo(Status.ACTIVE);
  }
}
