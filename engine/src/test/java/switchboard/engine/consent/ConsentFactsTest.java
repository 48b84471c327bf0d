package switchboard.engine.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.consent.Event.Agreed;
import switchboard.engine.consent.Event.Asked;
import switchboard.engine.consent.Event.Declined;
import switchboard.engine.consent.Event.Failed;
import switchboard.engine.consent.Event.Fulfilled;
import switchboard.engine.consent.Event.Lapsed;
import switchboard.engine.privacy.GoldenFile;

class ConsentFactsTest {

  static Stream<Event> facts() {
    var at = Cases.NOON;
    return Stream.of(
        new Asked(Cases.BURST, at.plusSeconds(600), at),
        new Agreed(By.OWNER, at),
        new Declined(By.OWNER, at),
        new Lapsed(at),
        new Fulfilled(at),
        new Failed("slot-taken", at));
  }

  @ParameterizedTest
  @MethodSource("facts")
  void a_fact_keeps_its_stored_form(Event fact) {
    GoldenFile.of(fact).matches(fact);
  }

  @Test
  void an_emergency_without_another_time_keeps_its_stored_form() {
    var it = Cases.BURST;
    var alone =
        new Case(
            it.appointment(),
            it.visit(),
            it.resource(),
            it.slot(),
            it.displaced(),
            Optional.empty());
    new GoldenFile("consent.asked.alone")
        .matches(new Asked(alone, Cases.NOON.plusSeconds(600), Cases.NOON));
  }

  @Test
  void every_fact_has_its_golden_file() {
    assertThat(facts().map(Object::getClass))
        .containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
  }
}
