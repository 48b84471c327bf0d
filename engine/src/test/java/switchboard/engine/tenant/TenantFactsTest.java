package switchboard.engine.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.engine.privacy.GoldenFile;
import switchboard.engine.tenant.Tenant.Event;
import switchboard.engine.tenant.Tenant.Event.Activated;
import switchboard.engine.tenant.Tenant.Event.KeyIssued;
import switchboard.engine.tenant.Tenant.Event.ProfileChanged;
import switchboard.engine.tenant.Tenant.Event.Registered;
import switchboard.engine.tenant.Tenant.Event.Suspended;
import switchboard.engine.tenant.Tenant.KeyKind;

class TenantFactsTest {
  static final Instant AT = Instant.parse("2026-01-05T12:00:00.123456Z");

  static Stream<Event> facts() {
    return Stream.of(
        new Registered(
            ProfileSamples.named("Example Pipes"), Map.of(KeyKind.API, Keys.hash("sbk_one")), AT),
        new ProfileChanged(ProfileSamples.named("Example Pipes & Sons"), AT),
        new KeyIssued(KeyKind.OWNER, Keys.hash("sbo_two"), AT),
        new Suspended("unpaid", AT),
        new Activated(AT));
  }

  @ParameterizedTest
  @MethodSource("facts")
  void a_fact_keeps_its_stored_form(Event fact) {
    GoldenFile.of(fact).matches(fact);
  }

  @Test
  void every_fact_has_its_golden_file() {
    assertThat(facts().map(Object::getClass))
        .containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
  }
}
