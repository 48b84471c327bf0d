package switchboard.edge.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.edge.notice.Shop.TENANT;
import static switchboard.edge.notice.Shop.at;
import static switchboard.edge.notice.Shop.got;
import static switchboard.edge.notice.Shop.hour;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.edge.duty.Handler;
import switchboard.edge.duty.Handler.Outcome;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Calendar.Terms;
import switchboard.engine.calendar.Planner.Standing;
import switchboard.engine.calendar.Slot;
import switchboard.engine.calendar.Visit;
import switchboard.engine.consent.Case;
import switchboard.engine.consent.ConsentDesk;
import switchboard.engine.conversation.Event.Audience;
import switchboard.engine.duty.Duty;
import switchboard.engine.duty.Duty.Kind;
import switchboard.engine.message.Letter;
import switchboard.engine.tenant.Planning;
import switchboard.engine.waitlist.Entry;
import switchboard.engine.waitlist.Offer;
import switchboard.engine.waitlist.Times;

class TellingTest {
  private static final Slot TWO = hour("2026-06-03T14:00");
  private static final Standing STANDING = new Standing(TENANT, "a1", "van-1");

  private final Shop shop = new Shop();
  private final Map<Kind, Handler> handlers = Notifying.handlers(shop.means());

  @BeforeEach
  void booked() {
    shop.book("a1", "ann", "van-1", TWO);
  }

  private Outcome tell(String what, Slot slot, Map<String, String> more) throws Exception {
    return does(Kind.TELL, "a1", what, slot, more);
  }

  private Outcome does(Kind kind, String subject, String what, Slot slot, Map<String, String> more)
      throws Exception {
    var facts = new HashMap<>(more);
    facts.put("what", what);
    facts.put("start", slot.start().toString());
    facts.put("end", slot.end().toString());
    facts.putIfAbsent("customer", "ann");
    facts.put("service", "faucet-fix");
    var id = kind + what + subject + slot.start();
    var handler = java.util.Objects.requireNonNull(handlers.get(kind));
    return handler.handle(
        new Duty(TENANT, id, kind, subject, Optional.of("van-1"), facts, shop.now, 0));
  }

  private List<String> told(Audience audience) {
    return shop.letters.values().stream()
        .filter(it -> it.audience() == audience)
        .map(Letter::body)
        .toList();
  }

  @Test
  void what_the_owner_booked_is_told_the_customer_once() throws Exception {
    tell("made", TWO, Map.of());
    tell("made", TWO, Map.of());
    assertThat(told(Audience.CUSTOMER)).hasSize(1).first().asString().contains("you are booked");
    assertThat(told(Audience.OWNER)).isEmpty();
  }

  @Test
  void what_is_not_certain_is_told_as_such_and_once_it_is_certain_too() throws Exception {
    tell("made", TWO, Map.of("unsure", "true"));
    tell("assured", TWO, Map.of());
    assertThat(told(Audience.CUSTOMER))
        .satisfiesExactly(
            it -> assertThat(it).contains("will confirm it shortly"),
            it -> assertThat(it).contains("is confirmed"));
  }

  @Test
  void nobody_is_told_what_has_changed_again_since() throws Exception {
    got(shop.planner.move(STANDING, hour("2026-06-03T16:00"), By.OWNER, Terms.OVERRULE));
    assertThat(tell("made", TWO, Map.of())).isInstanceOf(Outcome.Dropped.class);
    assertThat(tell("moved", TWO, Map.of("by", "OWNER"))).isInstanceOf(Outcome.Dropped.class);
    assertThat(tell("moved", hour("2026-06-03T16:00"), Map.of("by", "OWNER")))
        .isEqualTo(new Outcome.Done());
    assertThat(told(Audience.CUSTOMER)).hasSize(1);
  }

  @Test
  void what_the_owner_cancels_is_told_the_customer_and_not_the_owner() throws Exception {
    got(shop.planner.cancel(STANDING, By.OWNER, Optional.empty()));
    tell("cancelled", TWO, Map.of("by", "OWNER"));
    assertThat(told(Audience.CUSTOMER)).hasSize(1).first().asString().contains("have to cancel");
    assertThat(told(Audience.OWNER)).isEmpty();
  }

  @Test
  void what_the_customer_cancels_by_link_is_told_the_owner_and_late_is_late() throws Exception {
    shop.planning = window(Duration.ofDays(3));
    got(shop.planner.cancel(STANDING, By.LINK, Optional.of("no-time")));
    tell("cancelled", TWO, Map.of("by", "LINK"));
    assertThat(told(Audience.CUSTOMER)).isEmpty();
    assertThat(told(Audience.OWNER))
        .containsExactly(
            "Cancelled late by the customer: faucet repair, Wed, Jun 3 at 2:00 PM. Pat Example, +19135550142.");
  }

  private static Planning window(Duration window) {
    return new Planning(
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Planning.Cancellation(window, Optional.of(5000L))),
        List.of(),
        false,
        Optional.empty());
  }

  @Test
  void what_we_tidied_up_ourselves_is_told_nobody() throws Exception {
    got(shop.planner.cancel(STANDING, By.SYSTEM, Optional.of(ConsentDesk.BETTER)));
    assertThat(tell("cancelled", TWO, Map.of("by", "SYSTEM"))).isInstanceOf(Outcome.Dropped.class);
    assertThat(shop.letters).isEmpty();
  }

  @Test
  void who_asked_for_another_time_knows_but_the_owner_does_not() throws Exception {
    got(shop.planner.askReschedule(STANDING, "unresolved"));
    tell("asked", TWO, Map.of("why", "unresolved"));
    assertThat(told(Audience.CUSTOMER)).isEmpty();
    assertThat(told(Audience.OWNER)).hasSize(1).first().asString().startsWith("Needs another time");
  }

  @Test
  void what_was_settled_meanwhile_is_told_nobody() throws Exception {
    got(shop.planner.askReschedule(STANDING, "outside-moved"));
    got(shop.planner.settleReschedule(STANDING));
    assertThat(tell("asked", TWO, Map.of("why", "outside-moved")))
        .isInstanceOf(Outcome.Dropped.class);
  }

  @Test
  void by_night_news_waits_for_the_morning() throws Exception {
    shop.now = at("2026-06-02T23:00");
    tell("made", TWO, Map.of());
    assertThat(shop.letters.values())
        .singleElement()
        .satisfies(it -> assertThat(it.due()).isEqualTo(at("2026-06-03T08:00")));
  }

  private static final Visit BURST =
      new Visit("bea", "CA1", "emergency-visit", true, Duration.ZERO, Duration.ZERO);
  private static final Slot SOON = new Slot(at("2026-06-03T14:00"), at("2026-06-03T15:30"));
  private static final Slot LATER = new Slot(at("2026-06-04T14:00"), at("2026-06-04T15:30"));

  private Case emergency() {
    shop.book("later", BURST, "van-2", LATER);
    var meanwhile = Optional.of(new Case.Meanwhile("later", "van-2", LATER));
    var it = new Case("burst", BURST, "van-1", SOON, "a1", meanwhile);
    got(shop.consents.ask(TENANT, "k1", it));
    return it;
  }

  @Test
  void the_owner_is_asked_once_with_a_link() throws Exception {
    emergency();
    does(Kind.CONSENT, "k1", "asked", SOON, Map.of());
    does(Kind.CONSENT, "k1", "asked", SOON, Map.of());
    assertThat(told(Audience.OWNER))
        .singleElement()
        .asString()
        .contains(
            "Emergency: burst pipe", "Pat Example", "Reply YES or NO", "https://voice.example/a/");
  }

  @Test
  void yes_makes_room_and_both_customers_are_told_each_once() throws Exception {
    emergency();
    got(shop.consents.agree(TENANT, "k1", By.OWNER));
    for (int i = 0; i < 2; i++) does(Kind.DISPLACE, "k1", "", SOON, Map.of());
    for (int i = 0; i < 2; i++) tell("displaced", TWO, Map.of());
    assertThat(told(Audience.CUSTOMER)).hasSize(2);
    assertThat(told(Audience.CUSTOMER).getFirst())
        .contains("we can come sooner: Wed, Jun 3 at 2:00 PM");
    assertThat(told(Audience.CUSTOMER).getLast())
        .contains("an emergency needs your time", "We could come ", "https://voice.example/a/");
  }

  @Test
  void no_and_silence_leave_the_emergency_the_time_it_has() throws Exception {
    emergency();
    got(shop.consents.decline(TENANT, "k1", By.OWNER));
    assertThat(does(Kind.CONSENT, "k1", "asked", SOON, Map.of()))
        .isInstanceOf(Outcome.Dropped.class);
    does(Kind.CONSENT, "k1", "declined", SOON, Map.of());
    assertThat(does(Kind.DISPLACE, "k1", "", SOON, Map.of())).isInstanceOf(Outcome.Dropped.class);
    assertThat(told(Audience.CUSTOMER))
        .singleElement()
        .asString()
        .contains("We will be with you on Thu, Jun 4 at 2:00 PM");
  }

  @Test
  void a_question_lapses_in_its_time_and_not_before() throws Exception {
    emergency();
    var of = Map.of("of", "consent");
    assertThat(does(Kind.LAPSE, "k1", "", SOON, of)).isInstanceOf(Outcome.Later.class);
    shop.now = shop.now.plus(ConsentDesk.PATIENCE);
    assertThat(does(Kind.LAPSE, "k1", "", SOON, of)).isEqualTo(new Outcome.Done());
    does(Kind.CONSENT, "k1", "lapsed", SOON, Map.of());
    assertThat(told(Audience.CUSTOMER)).hasSize(1);
  }

  private String waiting(String customer) {
    var id = "e-" + customer;
    var wanted = new Entry(customer, "faucet-fix", Times.ANY, at("2026-06-10T00:00"));
    got(shop.desk.join(TENANT, id, wanted));
    return Offer.appointment(id, TWO);
  }

  @Test
  void what_became_free_is_offered_kept_told_and_let_go() throws Exception {
    var ann = waiting("cy");
    var ben = waiting("dee");
    got(shop.planner.cancel(STANDING, By.OWNER, Optional.empty()));
    does(Kind.FREED, "a1", "", TWO, Map.of());
    for (int i = 0; i < 2; i++) does(Kind.OFFER, ann, "", TWO, Map.of("entry", "e-cy"));
    assertThat(told(Audience.CUSTOMER))
        .singleElement()
        .asString()
        .contains(
            "Wed, Jun 3 at 2:00 PM is free", "Reply YES to take it", "https://voice.example/a/");
    shop.now = shop.now.plus(Duration.ofMinutes(30));
    does(Kind.LAPSE, ann, "", TWO, Map.of("entry", "e-cy", "of", "waitlist"));
    does(Kind.OFFER, ben, "", TWO, Map.of("entry", "e-dee"));
    assertThat(told(Audience.CUSTOMER)).hasSize(2);
    assertThat(shop.live("van-1", ben)).isTrue();
  }

  @Test
  void nobody_is_offered_anything_at_night_or_by_a_suspended_business() throws Exception {
    waiting("cy");
    got(shop.planner.cancel(STANDING, By.OWNER, Optional.empty()));
    shop.now = at("2026-06-01T22:00");
    assertThat(does(Kind.FREED, "a1", "", TWO, Map.of()))
        .isEqualTo(new Outcome.Later(at("2026-06-02T08:00"), "quiet"));
    shop.status = switchboard.engine.tenant.Tenant.Status.SUSPENDED;
    assertThat(does(Kind.FREED, "a1", "", TWO, Map.of()))
        .isEqualTo(new Outcome.Dropped("suspended"));
  }

  @Test
  void who_claimed_knows_and_the_owner_is_told() throws Exception {
    var appointment = waiting("cy");
    got(shop.planner.cancel(STANDING, By.OWNER, Optional.empty()));
    does(Kind.FREED, "a1", "", TWO, Map.of());
    assertThat(does(Kind.TELL, appointment, "made", TWO, Map.of("customer", "cy")))
        .isInstanceOf(Outcome.Dropped.class);
    got(shop.desk.claim(TENANT, "cy", By.LINK));
    does(Kind.TELL, appointment, "made", TWO, Map.of("customer", "cy"));
    assertThat(told(Audience.CUSTOMER)).isEmpty();
    assertThat(told(Audience.OWNER)).hasSize(1);
  }
}
