package switchboard.persistence.waitlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Slot;
import switchboard.engine.calendar.Wish.Part;
import switchboard.engine.customer.Customer.Event.Created;
import switchboard.engine.customer.Customer.Event.Named;
import switchboard.engine.customer.Customer.Source;
import switchboard.engine.duty.Duty;
import switchboard.engine.duty.Duty.Kind;
import switchboard.engine.privacy.Personal;
import switchboard.engine.waitlist.Entry;
import switchboard.engine.waitlist.Event;
import switchboard.engine.waitlist.Event.Claimed;
import switchboard.engine.waitlist.Event.Declined;
import switchboard.engine.waitlist.Event.Joined;
import switchboard.engine.waitlist.Event.Lapsed;
import switchboard.engine.waitlist.Event.Left;
import switchboard.engine.waitlist.Event.Offered;
import switchboard.engine.waitlist.Event.Withdrawn;
import switchboard.engine.waitlist.Offer;
import switchboard.engine.waitlist.Times;
import switchboard.engine.waitlist.Waitlists;
import switchboard.engine.waitlist.Waitlists.Row;
import switchboard.persistence.duty.JdbcDuties;
import switchboard.persistence.view.Feed;

final class WaitlistViewTest {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant UNTIL = NINE.plusSeconds(86_400);
  private static final Slot VISIT = Slot.of(NINE.plusSeconds(7200), Duration.ofHours(1));
  private static final Times MORNINGS =
      new Times(
          Optional.empty(),
          List.of(Part.MORNING),
          List.of(),
          List.of(),
          List.of(),
          Optional.of(LocalTime.of(9, 30)),
          Optional.empty());

  private final Feed feed = Feed.open();
  private final Waitlists waitlists = new JdbcWaitlists(feed.source());
  private final JdbcDuties duties = new JdbcDuties(feed.source());

  @AfterEach
  void close() {
    feed.close();
  }

  private void tell(Event... events) throws Exception {
    feed.tell("waitlist|acme", events);
  }

  private static Joined joined(String customer) {
    var wanted = new Entry(customer, "fix", MORNINGS, Optional.of("van"), List.of("flat-3"), UNTIL);
    return new Joined("e-" + customer, wanted, NINE);
  }

  private static Offered offered(String customer) {
    var offer = new Offer("w." + customer, "van", List.of(), VISIT, NINE.plusSeconds(1800));
    return new Offered("e-" + customer, offer, NINE);
  }

  private List<String> waiting(Instant now) {
    return waitlists.list("acme", now).stream().map(Row::id).toList();
  }

  @Test
  void they_stand_in_the_order_they_came_with_what_is_known_of_them() throws Exception {
    feed.tell(
        "customer|acme:ben",
        new Created(Source.SMS, NINE),
        new Named(Personal.of("Ben Example"), NINE));
    tell(joined("zoe"), joined("ben"));
    feed.tell("waitlist|bolt", joined("cy"));
    assertThat(waiting(NINE)).containsExactly("e-zoe", "e-ben");
    var ben = waitlists.list("acme", NINE).getLast();
    assertThat(ben.name()).contains("Ben Example");
    assertThat(ben.times()).isEqualTo(MORNINGS);
    assertThat(ben.resource()).contains("van");
    assertThat(ben.with()).containsExactly("flat-3");
    assertThat(ben.offered()).isEmpty();
  }

  @Test
  void an_open_offer_is_found_until_it_ends() throws Exception {
    tell(joined("ann"), offered("ann"));
    assertThat(waitlists.open("acme", "ann", NINE).flatMap(Row::offered))
        .contains(new Waitlists.Offered("w.ann", "van", VISIT, NINE.plusSeconds(1800)));
    assertThat(waitlists.open("acme", "ann", NINE.plusSeconds(1800))).isEmpty();
    assertThat(waitlists.open("bolt", "ann", NINE)).isEmpty();
    assertThat(waitlists.list("acme", NINE.plusSeconds(1800)).getFirst().offered()).isEmpty();
  }

  @Test
  void what_was_let_go_is_no_longer_open_and_only_that() throws Exception {
    for (var it :
        List.<Event>of(
            new Declined("e-ann", "w.ann", NINE),
            new Lapsed("e-ann", "w.ann", NINE),
            new Withdrawn("e-ann", "w.ann", NINE))) {
      tell(joined("ann"), offered("ann"), new Declined("e-ann", "w.other", NINE));
      assertThat(waitlists.open("acme", "ann", NINE)).isPresent();
      tell(it);
      assertThat(waitlists.open("acme", "ann", NINE)).isEmpty();
      assertThat(waiting(NINE)).containsExactly("e-ann");
    }
  }

  @Test
  void who_has_claimed_or_left_or_waited_long_enough_is_gone() throws Exception {
    tell(joined("ann"), joined("ben"), joined("cy"), offered("ann"));
    tell(new Claimed("e-ann", "w.ann", By.LINK, NINE), new Left("e-ben", "customer", NINE));
    assertThat(waiting(NINE)).containsExactly("e-cy");
    assertThat(waiting(UNTIL)).isEmpty();
  }

  @Test
  void an_offer_is_to_be_told_and_to_be_let_go_in_time_each_once() throws Exception {
    tell(joined("ann"), offered("ann"), offered("ann"));
    var kinds = Set.of(Kind.OFFER, Kind.LAPSE);
    var now = duties.take(kinds, 10, NINE, Duration.ofMinutes(1));
    assertThat(now).extracting(Duty::kind).containsExactly(Kind.OFFER);
    assertThat(now.getFirst().subject()).isEqualTo("w.ann");
    assertThat(now.getFirst().fact("entry")).contains("e-ann");
    duties.done(now.getFirst());
    var later = duties.take(kinds, 10, NINE.plusSeconds(1800), Duration.ofMinutes(1));
    assertThat(later).extracting(Duty::kind).containsExactly(Kind.LAPSE);
    assertThat(later.getFirst().fact("of")).contains("waitlist");
  }
}
