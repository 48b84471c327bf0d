package switchboard.engine.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.engine.customer.Customer.Reason.NO_SUCH_CUSTOMER;
import static switchboard.engine.customer.Customer.Role.CUSTOMER;
import static switchboard.engine.customer.Customer.Role.LEAD;
import static switchboard.engine.customer.Customer.Source.CHAT;
import static switchboard.engine.customer.Customer.Source.PHONE_CALL;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.engine.Decision;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.customer.Customer.Command;
import switchboard.engine.customer.Customer.Command.AddRole;
import switchboard.engine.customer.Customer.Command.Create;
import switchboard.engine.customer.Customer.Command.GiveFeedback;
import switchboard.engine.customer.Customer.Command.Learn;
import switchboard.engine.customer.Customer.Command.Look;
import switchboard.engine.customer.Customer.Command.OptIn;
import switchboard.engine.customer.Customer.Command.OptOut;
import switchboard.engine.customer.Customer.Details;
import switchboard.engine.customer.Customer.Event;
import switchboard.engine.customer.Customer.Event.AddressLearned;
import switchboard.engine.customer.Customer.Event.Created;
import switchboard.engine.customer.Customer.Event.EmailLearned;
import switchboard.engine.customer.Customer.Event.FeedbackGiven;
import switchboard.engine.customer.Customer.Event.Named;
import switchboard.engine.customer.Customer.Event.OptedIn;
import switchboard.engine.customer.Customer.Event.OptedOut;
import switchboard.engine.customer.Customer.Event.PhoneLearned;
import switchboard.engine.customer.Customer.Event.RequirementsChanged;
import switchboard.engine.customer.Customer.Event.RoleAdded;
import switchboard.engine.customer.Customer.Reason;
import switchboard.engine.customer.Customer.Reply;
import switchboard.engine.customer.Customer.State;
import switchboard.engine.privacy.Personal;
import switchboard.engine.property.Listing.Deal;

class CustomerTest {
  static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  static final Instant LATER = NOON.plusSeconds(60);
  static final Personal PAT = new Personal("Pat Example");
  static final ActorRef<Reply> NOBODY = TestInbox.<Reply>create().getRef();

  static State given(Event... history) {
    return Stream.of(history).reduce(State.UNKNOWN, State::apply, (it, _) -> it);
  }

  static Details named(String name) {
    return Details.NONE.withName(new Personal(name));
  }

  static List<Event> facts(State state, Command command) {
    return state.decide(command, LATER) instanceof Accept<Event, Reason>(var events)
        ? events
        : List.of();
  }

  @Test
  void a_first_contact_creates_a_customer_with_what_was_told() {
    assertThat(facts(given(), new Create(PHONE_CALL, named("Pat Example"), NOBODY)))
        .containsExactly(new Created(PHONE_CALL, LATER), new Named(PAT, LATER));
  }

  @Test
  void a_customer_created_again_keeps_its_source_and_learns_what_is_new() {
    var state = given(new Created(PHONE_CALL, NOON), new Named(PAT, NOON));
    var told = named("Pat Example").withEmail(new Personal("pat@mail.example"));
    assertThat(facts(state, new Create(CHAT, told, NOBODY)))
        .containsExactly(new EmailLearned(new Personal("pat@mail.example"), LATER));
    assertThat(facts(state, new Create(CHAT, named("Pat Example"), NOBODY))).isEmpty();
  }

  @Test
  void nothing_can_be_done_with_a_customer_nobody_created() {
    var commands =
        Stream.of(
            new Learn(named("Pat"), NOBODY),
            new AddRole(LEAD, NOBODY),
            new OptOut("STOP", NOBODY),
            new OptIn("START", NOBODY),
            new Look(NOBODY));
    assertThat(commands.map(it -> given().decide(it, NOON)))
        .hasSize(5)
        .allMatch(new Reject<Event, Reason>(NO_SUCH_CUSTOMER)::equals);
  }

  @Test
  void only_what_changed_is_stored() {
    var state = given(new Created(CHAT, NOON), new Named(PAT, NOON));
    var told =
        new Details(
            Optional.of(PAT),
            Optional.of(new Personal("+12025550142")),
            Optional.empty(),
            Optional.of(new Personal("1 Example Street")));
    assertThat(facts(state, new Learn(told, NOBODY)))
        .containsExactly(
            new PhoneLearned(new Personal("+12025550142"), LATER),
            new AddressLearned(new Personal("1 Example Street"), LATER));
    assertThat(facts(state, new Learn(named("  Pat Example\n"), NOBODY))).isEmpty();
  }

  @Test
  void a_corrected_name_replaces_the_old_one() {
    var state =
        given(
            new Created(CHAT, NOON),
            new Named(PAT, NOON),
            new Named(new Personal("Pat Sample"), LATER));
    assertThat(state.card().name()).contains(new Personal("Pat Sample"));
    assertThat(state.card().since()).isEqualTo(NOON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\r\n", "\u00a0\u2003\u3000", "\u0000", "\u0000 \u0000"})
  void blank_text_tells_nothing(String blank) {
    var state = given(new Created(CHAT, NOON), new Named(PAT, NOON));
    assertThat(facts(state, new Learn(named(blank), NOBODY))).isEmpty();
  }

  @Test
  void overlong_text_is_cut_between_characters_and_known_again() {
    var long499 = "x".repeat(499);
    var first = given(new Created(CHAT, NOON));
    var stored = facts(first, new Learn(named(long499 + "🙂🙂"), NOBODY));
    assertThat(stored).containsExactly(new Named(new Personal(long499), LATER));
    var state = first.apply(stored.getFirst());
    assertThat(facts(state, new Learn(named(long499 + "🙂🙂"), NOBODY))).isEmpty();
    assertThat(facts(first, new Learn(named("y".repeat(100_000)), NOBODY)))
        .containsExactly(new Named(new Personal("y".repeat(500)), LATER));
  }

  @Test
  void naughty_text_is_kept_readable() {
    var state = given(new Created(CHAT, NOON));
    assertThat(facts(state, new Learn(named("Bobby'); DROP TABLE x;--"), NOBODY)))
        .containsExactly(new Named(new Personal("Bobby'); DROP TABLE x;--"), LATER));
    assertThat(facts(state, new Learn(named("half \ud83d character"), NOBODY)))
        .containsExactly(new Named(new Personal("half \ufffd character"), LATER));
    assertThat(facts(state, new Learn(named("\u0000erased"), NOBODY))).isEmpty();
    assertThat(facts(state, new Learn(named("ÅÄÖ 山田 👩‍🔧"), NOBODY)))
        .containsExactly(new Named(new Personal("ÅÄÖ 山田 👩‍🔧"), LATER));
  }

  @Test
  void a_role_is_added_once() {
    var state = given(new Created(CHAT, NOON), new RoleAdded(LEAD, NOON));
    assertThat(facts(state, new AddRole(LEAD, NOBODY))).isEmpty();
    assertThat(facts(state, new AddRole(CUSTOMER, NOBODY)))
        .containsExactly(new RoleAdded(CUSTOMER, LATER));
    assertThat(state.apply(new RoleAdded(CUSTOMER, LATER)).card().roles())
        .isEqualTo(Set.of(LEAD, CUSTOMER));
  }

  @Test
  void opting_out_twice_stores_it_once() {
    var state = given(new Created(CHAT, NOON));
    assertThat(facts(state, new OptOut("STOP", NOBODY)))
        .containsExactly(new OptedOut("STOP", LATER));
    var out = state.apply(new OptedOut("STOP", LATER));
    assertThat(out.card().optedOut()).isTrue();
    assertThat(facts(out, new OptOut("CANCEL", NOBODY))).isEmpty();
  }

  @Test
  void only_who_opted_out_can_opt_in() {
    var state = given(new Created(CHAT, NOON));
    assertThat(facts(state, new OptIn("START", NOBODY))).isEmpty();
    var out = state.apply(new OptedOut("STOP", NOON));
    assertThat(facts(out, new OptIn("START", NOBODY))).containsExactly(new OptedIn("START", LATER));
    assertThat(out.apply(new OptedIn("START", LATER)).card().optedOut()).isFalse();
  }

  @Test
  void an_erased_customer_reads_as_unknown() {
    var state =
        given(
            new Created(PHONE_CALL, NOON),
            new Named(Personal.ERASED, NOON),
            new PhoneLearned(Personal.ERASED, NOON),
            new OptedOut("STOP", NOON));
    assertThat(state.card().name()).isEmpty();
    assertThat(state.card().phone()).isEmpty();
    assertThat(state.card().optedOut()).isTrue();
    var told = Details.NONE.withName(Personal.ERASED);
    assertThat(facts(state, new Learn(told, NOBODY))).isEmpty();
  }

  @Test
  void looking_stores_nothing() {
    Decision<Event, Reason> looked = given(new Created(CHAT, NOON)).decide(new Look(NOBODY), NOON);
    assertThat(looked).isEqualTo(new Accept<>(List.of()));
  }

  @Test
  void feedback_is_kept_by_appointment_and_repeating_it_stores_nothing() {
    var words = new Personal("Lovely light");
    var state = given(new Created(CHAT, NOON), new FeedbackGiven("a1", words, NOON));
    assertThat(state.card().feedback()).containsExactly(Map.entry("a1", words));
    assertThat(facts(state, new GiveFeedback("a1", new Personal(" Lovely light "), NOBODY)))
        .isEmpty();
    assertThat(facts(state, new GiveFeedback("a1", new Personal("Too dark"), NOBODY)))
        .containsExactly(new FeedbackGiven("a1", new Personal("Too dark"), LATER));
    assertThat(facts(state, new GiveFeedback("a1", new Personal("\u0000 "), NOBODY))).isEmpty();
    assertThat(given().decide(new GiveFeedback("a1", words, NOBODY), NOON))
        .isEqualTo(new Reject<Event, Reason>(NO_SUCH_CUSTOMER));
  }

  @Test
  void only_the_latest_feedback_is_remembered_and_none_that_was_erased() {
    var state = given(new Created(CHAT, NOON), new FeedbackGiven("gone", Personal.ERASED, NOON));
    assertThat(state.card().feedback()).isEmpty();
    for (int i = 0; i < 30; i++)
      state = state.apply(new FeedbackGiven("a" + i, new Personal("word"), NOON));
    assertThat(state.card().feedback()).hasSize(State.REMEMBERED).doesNotContainKey("a9");
  }

  private static Requirements rent(int bedrooms, long pounds) {
    return new Requirements(
        Optional.of(Deal.RENT),
        Optional.of(bedrooms),
        Optional.empty(),
        Optional.empty(),
        Optional.of(pounds * 100),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        false);
  }

  private static Requirements area(String area) {
    return new Requirements(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Personal(area)),
        Optional.empty(),
        List.of(new Personal("garden")),
        true);
  }

  @Test
  void what_they_look_for_adds_up_and_what_it_was_before_is_kept() {
    var state = given(new Created(CHAT, NOON));
    for (var it : List.of(rent(2, 2000), area("Kilburn"), rent(3, 2500), rent(3, 2500)))
      for (var fact : facts(state, new Learn(Details.NONE.withLooking(it), NOBODY)))
        state = state.apply(fact);
    var now = state.card().looking().orElseThrow();
    assertThat(now.bedrooms()).contains(3);
    assertThat(now.maxMinor()).contains(250_000L);
    assertThat(now.area()).contains(new Personal("Kilburn"));
    assertThat(now.tell()).isTrue();
    assertThat(state.card().looked()).hasSize(3);
    assertThat(state.card().looked().getFirst().what()).isEqualTo(rent(2, 2000));
  }

  @Test
  void an_area_that_was_erased_is_not_looked_for() {
    var erased = rent(2, 2000).and(area(Personal.ERASED.text()));
    var state = given(new Created(CHAT, NOON), new RequirementsChanged(erased, NOON));
    assertThat(state.card().looking().orElseThrow().area()).isEmpty();
  }
}
