package switchboard.engine.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.engine.privacy.GoldenFile;
import switchboard.engine.privacy.Personal;
import switchboard.engine.ticket.Event.Assigned;
import switchboard.engine.ticket.Event.Closed;
import switchboard.engine.ticket.Event.Graded;
import switchboard.engine.ticket.Event.Noted;
import switchboard.engine.ticket.Event.Opened;
import switchboard.engine.ticket.Event.Reopened;
import switchboard.engine.ticket.Event.Resolved;
import switchboard.engine.ticket.Event.Started;

class TicketFactsTest {
  private static final Instant AT = Instant.parse("2026-01-05T12:00:00.123456Z");

  static Stream<Event> facts() {
    var need =
        new Need(
            Optional.of("c1"),
            Optional.of("p1"),
            Optional.of("CA1"),
            new Personal("no heating"),
            "heating",
            Urgency.URGENT);
    return Stream.of(
        new Opened(need, AT),
        new Assigned(new Personal("Mo Example"), AT),
        new Started(AT),
        new Noted(new Personal("boiler serviced"), AT),
        new Graded(Urgency.EMERGENCY, "plumbing", AT),
        new Resolved(Optional.of(new Personal("new pump")), AT),
        new Closed(AT),
        new Reopened(AT));
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

  @Test
  void what_nobody_told_is_left_out() {
    var need =
        new Need(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new Personal("a draught"),
            "other",
            Urgency.NORMAL);
    new GoldenFile("ticket.opened.bare").matches(new Opened(need, AT));
    new GoldenFile("ticket.resolved.bare").matches(new Resolved(Optional.empty(), AT));
  }
}
