package switchboard.engine.tenant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import switchboard.engine.privacy.MaskSeal;
import switchboard.engine.privacy.StoredFact;
import switchboard.engine.tenant.Tenant.Command;
import switchboard.engine.tenant.Tenant.Command.ChangeProfile;
import switchboard.engine.tenant.Tenant.Command.Register;
import switchboard.engine.tenant.Tenant.Event;
import switchboard.engine.tenant.Tenant.KeyKind;
import switchboard.engine.tenant.Tenant.Reason;
import switchboard.engine.tenant.Tenant.Reply;
import switchboard.engine.tenant.Tenant.Reply.Accepted;
import switchboard.engine.tenant.Tenant.Reply.Rejected;
import switchboard.engine.tenant.Tenant.State;

class TenantEntityTest {
  static final ActorTestKit KIT =
      ActorTestKit.create(EventSourcedBehaviorTestKit.config().withFallback(ConfigFactory.load()));
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-05T12:00:00Z"), ZoneOffset.UTC);
  static final Profile PIPES = ProfileSamples.named("Example Pipes");
  static final Map<KeyKind, String> KEYS = Map.of(KeyKind.API, "a1", KeyKind.OWNER, "o1");

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  static EventSourcedBehaviorTestKit<Command, Event, State> tenant(String id) {
    return EventSourcedBehaviorTestKit.create(
        KIT.system(),
        Tenant.create(id, CLOCK, new MaskSeal(42)),
        EventSourcedBehaviorTestKit.enabledSerializationSettings().withVerifyEquality(true));
  }

  @Test
  void a_tenant_survives_a_restart() {
    var tenant = tenant("pipes");
    assertThat(tenant.<Reply>runCommand(to -> new Register(PIPES, KEYS, to)).reply())
        .isEqualTo(new Accepted(1));
    var renamed = ProfileSamples.named("Example Pipes & Sons");
    assertThat(tenant.<Reply>runCommand(to -> new ChangeProfile(renamed, to)).reply())
        .isEqualTo(new Accepted(2));
    assertThat(tenant.restart().state().profile()).contains(renamed);
    var again = tenant.<Reply>runCommand(to -> new Register(PIPES, KEYS, to));
    assertThat(again.reply()).isEqualTo(new Rejected(Reason.ALREADY_REGISTERED));
    assertThat(again.hasNoEvents()).isTrue();
  }

  @Test
  void the_journal_does_not_show_whom_to_alert() {
    tenant("secretive").<Reply>runCommand(to -> new Register(PIPES, KEYS, to));
    assertThat(PersistenceTestKit.create(KIT.system()).persistedInStorage("tenant|secretive"))
        .hasSize(1)
        .first()
        .extracting(it -> new String(((StoredFact) it).json(), UTF_8))
        .asString()
        .contains("Example Pipes")
        .doesNotContain(ProfileSamples.ALERT_PHONE, ProfileSamples.ALERT_EMAIL);
  }
}
