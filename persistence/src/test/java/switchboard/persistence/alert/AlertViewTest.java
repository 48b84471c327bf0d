package switchboard.persistence.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.engine.alert.Alert.Status;
import switchboard.engine.alert.Alerts;
import switchboard.engine.alert.Chain;
import switchboard.engine.alert.Chain.How;
import switchboard.engine.alert.Event.Acknowledged;
import switchboard.engine.alert.Event.Called;
import switchboard.engine.alert.Event.Described;
import switchboard.engine.alert.Event.Exhausted;
import switchboard.engine.alert.Event.Missed;
import switchboard.engine.alert.Event.Raised;
import switchboard.engine.alert.Event.Texted;
import switchboard.engine.alert.Event.Why;
import switchboard.engine.alert.Matter;
import switchboard.engine.alert.Taker;
import switchboard.engine.conversation.Event.Understood;
import switchboard.engine.customer.Customer.Event.Created;
import switchboard.engine.customer.Customer.Event.Named;
import switchboard.engine.customer.Customer.Source;
import switchboard.engine.danger.Alarm;
import switchboard.engine.danger.Severity;
import switchboard.engine.duty.Duty;
import switchboard.engine.duty.Duty.Kind;
import switchboard.engine.privacy.Personal;
import switchboard.persistence.duty.JdbcDuties;
import switchboard.persistence.view.Erasure;
import switchboard.persistence.view.Feed;

final class AlertViewTest {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final String SAM = "+13165550101";
  private static final Chain CHAIN =
      new Chain(
          List.of(new Chain.Member(Personal.of("Sam"), Personal.of(SAM))),
          Duration.ofMinutes(3),
          Duration.ofMinutes(1),
          1,
          false);

  private final Feed feed = Feed.open();
  private final Alerts alerts = new JdbcAlerts(feed.source());

  @AfterEach
  void close() {
    feed.close();
  }

  private static Matter gas(Optional<String> customer) {
    return new Matter(
        "CA1",
        customer,
        new Alarm("gas", Severity.LIFE),
        Personal.of("I smell gas"),
        Optional.empty(),
        Personal.of(Optional.of("+13165550142")),
        Optional.empty());
  }

  private void raised(String id) throws Exception {
    feed.tell(
        "alert|" + id,
        new Raised(gas(Optional.of("c1")), CHAIN, NINE),
        new Texted(0, 0, NINE.plusSeconds(180), NINE));
  }

  @Test
  void an_alert_is_shown_with_who_was_told_when() throws Exception {
    feed.tell(
        "customer|acme:c1", new Created(Source.SMS, NINE), new Named(Personal.of("Ann"), NINE));
    raised("acme:CA1");
    feed.tell(
        "alert|acme:CA1",
        new Called(1, 0, NINE.plusSeconds(240), NINE.plusSeconds(180)),
        new Missed(1, Why.BUSY, NINE.plusSeconds(190)),
        new Exhausted(NINE.plusSeconds(190)));
    var row = alerts.byId("acme", "CA1").orElseThrow();
    assertThat(row.severity()).isEqualTo(Severity.LIFE);
    assertThat(row.what()).contains("I smell gas");
    assertThat(row.name()).contains("Ann");
    assertThat(row.status()).isEqualTo(Status.EXHAUSTED);
    assertThat(row.told()).extracting(Alerts.Telling::how).containsExactly(How.TEXT, How.CALL);
    assertThat(row.told()).extracting(it -> it.name().orElse("")).containsExactly("Sam", "Sam");
    assertThat(row.told().get(1).missed()).contains("busy");
    assertThat(alerts.byId("bolt", "CA1")).isEmpty();
  }

  @Test
  void what_is_taken_is_no_longer_open() throws Exception {
    raised("acme:CA1");
    raised("acme:CA2");
    assertThat(alerts.concerning("acme", SAM, NINE)).containsExactly("CA2", "CA1");
    var sam = new Taker(Optional.of(Personal.of("Sam")), Optional.of(0), Taker.Via.TEXT);
    feed.tell("alert|acme:CA2", new Acknowledged(sam, NINE.plusSeconds(60)));
    assertThat(ids(true)).containsExactly("CA1");
    assertThat(ids(false)).containsExactly("CA2");
    assertThat(alerts.byId("acme", "CA2").orElseThrow().taker()).contains("Sam");
    assertThat(alerts.concerning("acme", SAM, NINE)).containsExactly("CA1", "CA2");
    assertThat(alerts.concerning("acme", SAM, NINE.plusSeconds(61))).containsExactly("CA1");
    assertThat(alerts.concerning("bolt", SAM, NINE)).isEmpty();
    var tally = alerts.since("acme", NINE);
    assertThat(tally).isEqualTo(new Alerts.Tally(2, 1, 0, Optional.of(60L)));
  }

  private List<String> ids(boolean open) {
    return alerts.list("acme", Optional.of(open), Optional.empty(), 50).items().stream()
        .map(Alerts.Row::id)
        .toList();
  }

  @Test
  void one_that_is_raised_again_begins_afresh() throws Exception {
    raised("acme:CA1");
    feed.tell("alert|acme:CA1", new Exhausted(NINE.plusSeconds(60)));
    feed.tell("alert|acme:CA1", new Raised(gas(Optional.empty()), CHAIN, NINE.plusSeconds(90)));
    var row = alerts.byId("acme", "CA1").orElseThrow();
    assertThat(row.status()).isEqualTo(Status.OPEN);
    assertThat(row.told()).isEmpty();
  }

  @Test
  void erasing_the_customer_leaves_an_alert_about_nobody() throws Exception {
    raised("acme:CA1");
    new Erasure(feed.source()).erase("acme", "c1");
    var row = alerts.byId("acme", "CA1").orElseThrow();
    assertThat(row.what()).isEmpty();
    assertThat(row.phone()).isEmpty();
    assertThat(row.told()).isEmpty();
  }

  private List<String> duties() {
    return new JdbcDuties(feed.source())
            .take(Set.of(Kind.ALERT), 50, NINE.plus(Duration.ofHours(1)), Duration.ofMinutes(1))
            .stream()
            .map(AlertViewTest::told)
            .sorted()
            .toList();
  }

  private static String told(Duty it) {
    return it.subject()
        + " "
        + it.fact("what").orElse("")
        + " "
        + Duration.between(NINE, it.due()).toSeconds();
  }

  @Test
  void each_step_calls_for_being_done_and_for_going_on() throws Exception {
    raised("acme:CA1");
    feed.tell(
        "alert|acme:CA1",
        new Called(1, 0, NINE.plusSeconds(240), NINE.plusSeconds(180)),
        new Described(gas(Optional.empty()), NINE.plusSeconds(200)),
        new Exhausted(NINE.plusSeconds(240)));
    assertThat(duties())
        .containsExactly(
            "CA1 advance 180",
            "CA1 advance 240",
            "CA1 call 180",
            "CA1 detail 200",
            "CA1 exhausted 240",
            "CA1 text 0");
  }

  @Test
  void only_what_cannot_wait_calls_for_an_alert() throws Exception {
    var life = Optional.of(new Alarm("gas", Severity.LIFE));
    var urgent = Optional.of(new Alarm("hot-water", Severity.URGENT));
    feed.tell(
        "conversation|acme:CA1",
        new Understood(1, "emergency", 0.9, true, life, NINE),
        new Understood(2, "book", 0.9, false, urgent, NINE),
        new Understood(3, "book", 0.9, true, NINE));
    assertThat(duties())
        .containsExactly("CA1 describe 240", "CA1 describe 30", "CA1 describe 90", "CA1 raise 0");
  }
}
