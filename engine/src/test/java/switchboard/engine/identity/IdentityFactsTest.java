package switchboard.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.engine.identity.Identity.Event;
import switchboard.engine.identity.Identity.Event.Claimed;
import switchboard.engine.identity.Identity.Event.Shared;
import switchboard.engine.privacy.GoldenFile;

class IdentityFactsTest {
  static final Instant AT = Instant.parse("2026-01-05T12:00:00.123456Z");

  static Stream<Event> facts() {
    return Stream.of(new Claimed("c-1", AT), new Shared("c-2", AT));
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
