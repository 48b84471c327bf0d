package switchboard.persistence.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Slot;
import switchboard.engine.calendar.Visit;
import switchboard.engine.consent.Case;
import switchboard.engine.consent.Consent.Status;
import switchboard.engine.consent.Consents;
import switchboard.engine.consent.Consents.Row;
import switchboard.engine.consent.Event.Agreed;
import switchboard.engine.consent.Event.Asked;
import switchboard.engine.consent.Event.Declined;
import switchboard.engine.consent.Event.Fulfilled;
import switchboard.engine.consent.Event.Lapsed;
import switchboard.engine.duty.Duty;
import switchboard.engine.duty.Duty.Kind;
import switchboard.persistence.duty.JdbcDuties;
import switchboard.persistence.view.Feed;

final class ConsentViewTest {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final Case BURST =
      new Case(
          "burst",
          new Visit("ann", "CA1", "leak", true, Duration.ZERO, Duration.ZERO),
          "van",
          Slot.of(NINE.plusSeconds(7200), Duration.ofHours(1)),
          "tap",
          Optional.empty());

  private final Feed feed = Feed.open();
  private final Consents consents = new JdbcConsents(feed.source());
  private final JdbcDuties duties = new JdbcDuties(feed.source());

  @AfterEach
  void close() {
    feed.close();
  }

  private static Asked asked(int seconds) {
    return new Asked(BURST, NINE.plusSeconds(600), NINE.plusSeconds(seconds));
  }

  private List<String> open(Instant now) {
    return consents.open("acme", now).stream().map(Row::id).toList();
  }

  private List<String> due(Instant now) {
    return duties.take(EnumSet.allOf(Kind.class), 10, now, Duration.ofMinutes(1)).stream()
        .map(ConsentViewTest::told)
        .sorted()
        .toList();
  }

  private static String told(Duty it) {
    return it.kind()
        + " "
        + it.subject()
        + " "
        + it.fact("what").or(() -> it.fact("of")).orElse("");
  }

  @Test
  void the_question_open_longest_comes_first_and_ends_in_time() throws Exception {
    feed.tell("consent|acme:k2", asked(1)).tell("consent|acme:k1", asked(2));
    feed.tell("consent|bolt:k3", asked(0));
    assertThat(open(NINE)).containsExactly("k2", "k1");
    assertThat(consents.byId("acme", "k1").map(Row::what)).contains(BURST);
    assertThat(open(NINE.plusSeconds(600))).isEmpty();
  }

  @Test
  void what_is_answered_is_no_longer_open() throws Exception {
    feed.tell("consent|acme:k1", asked(0), new Agreed(By.OWNER, NINE));
    assertThat(open(NINE)).isEmpty();
    feed.tell("consent|acme:k1", new Fulfilled(NINE));
    assertThat(consents.byId("acme", "k1").map(Row::status)).contains(Status.FULFILLED);
    assertThat(consents.byId("bolt", "k1")).isEmpty();
  }

  @Test
  void a_question_calls_for_asking_and_for_an_end() throws Exception {
    feed.tell("consent|acme:k1", asked(0));
    assertThat(due(NINE)).containsExactly("CONSENT k1 asked");
    assertThat(due(NINE.plusSeconds(660))).contains("LAPSE k1 consent");
  }

  @Test
  void yes_calls_for_doing_it_and_no_or_nothing_for_telling() throws Exception {
    feed.tell("consent|acme:k1", asked(0), new Agreed(By.OWNER, NINE));
    feed.tell("consent|acme:k2", asked(0), new Declined(By.LINK, NINE));
    feed.tell("consent|acme:k3", asked(0), new Lapsed(NINE));
    assertThat(due(NINE))
        .containsExactly(
            "CONSENT k1 asked",
            "CONSENT k2 asked",
            "CONSENT k2 declined",
            "CONSENT k3 asked",
            "CONSENT k3 lapsed",
            "DISPLACE k1 ");
  }
}
