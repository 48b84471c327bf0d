package switchboard.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Event.Audience;
import switchboard.engine.conversation.Event.HandedOver;
import switchboard.engine.conversation.Event.Next;
import switchboard.engine.conversation.Event.Replied;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.HandOff;
import switchboard.engine.tenant.HandOff.Large;
import switchboard.engine.tenant.HandOff.Person;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Recording;
import switchboard.engine.tenant.Telephony;
import switchboard.engine.tenant.Trigger;
import switchboard.engine.tool.RecordTool.AddTask;
import switchboard.engine.understanding.Budget;
import switchboard.engine.understanding.Slots;
import switchboard.engine.understanding.Understanding;

/// Callers who are put through, and come back where nobody takes them.
class HandOffTalkTest {

  private static final Person SAM =
      new Person("sam", Personal.of("Sam"), Personal.of("+13165550101"), Map.of());

  private static final Optional<Integer> NOTHING = Optional.empty();

  private final Map<String, Understanding> meanings = new java.util.HashMap<>();

  private void means(String words, String intent) {
    meanings.put(words, new Understanding(intent, 0.9, intent.equals("emergency"), Slots.NONE));
  }

  private Talk talk(UnaryOperator<HandOff> how) {
    means("a person please", "human");
    means("this is a disgrace", "complaint");
    means("a pipe burst", "emergency");
    means("a new boiler", "book");
    means("yes", "yes");
    means("no", "no");
    var one =
        new HandOff(
            List.of(SAM),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Set.of(),
            Optional.empty());
    var profile = Talk.plain(plumber().with(Telephony.NONE.with(how.apply(one))));
    return new Talk(
        "CA1",
        Optional.of(Talk.CALLER),
        (text, _, _, _, _) ->
            meanings.getOrDefault(text, new Understanding("unknown", 0.1, false, Slots.NONE)),
        profile);
  }

  private static Profile plumber() {
    return Presets.all().getFirst().profile();
  }

  private static String back(Talk talk) {
    int turn = talk.state.turns().current() + 1;
    return talk.send(new Command.HandBack(turn, Talk.NOBODY), turn);
  }

  private static Optional<Trigger> why(Talk talk) {
    return talk.of(HandedOver.class).stream().map(HandedOver::reason).findFirst();
  }

  @Test
  void whoever_asks_for_a_person_is_put_through() {
    var talk = talk(it -> it);
    talk.calls();
    assertThat(talk.says("a person please")).contains("connect you").contains("moment");
    assertThat(talk.of(Replied.class).getLast().next()).isEqualTo(Next.HAND_OVER);
    assertThat(why(talk)).contains(Trigger.ASKED);
    assertThat(talk.asked(AddTask.class)).isEmpty();
  }

  @Test
  void a_complaint_is_met_with_regret() {
    var talk = talk(it -> it);
    talk.calls();
    assertThat(talk.says("this is a disgrace")).contains("sorry").contains("connect you");
    assertThat(why(talk)).contains(Trigger.COMPLAINT);
  }

  @Test
  void a_zero_is_a_wish_for_a_person_too() {
    var talk = talk(it -> it);
    talk.calls();
    talk.presses("0");
    assertThat(why(talk)).contains(Trigger.ASKED);
  }

  @Test
  void whoever_is_never_understood_is_put_through() {
    var talk = talk(it -> it);
    talk.calls();
    for (int i = 0; i < 9 && why(talk).isEmpty(); i++) talk.says("mumble mumble");
    assertThat(why(talk)).contains(Trigger.MISUNDERSTOOD);
  }

  @Test
  void important_customers_are_put_through_with_the_first_thing_they_say() {
    var talk = talk(it -> it.withVips(Set.of("c1")));
    talk.known = true;
    talk.calls();
    talk.says("a new boiler");
    assertThat(why(talk)).contains(Trigger.VIP);
  }

  @Test
  void much_money_fetches_a_person_and_less_does_not() {
    for (var it : List.of(Map.entry(250_000L, true), Map.entry(199_999L, false))) {
      var slots = looking(budget(it.getKey()));
      meanings.put("how about that", new Understanding("book", 0.9, false, slots));
      var talk = talk(one -> large(one, new Large(200_000, "USD")));
      talk.calls();
      talk.says("how about that");
      assertThat(why(talk).filter(Trigger.LARGE::equals).isPresent()).isEqualTo(it.getValue());
    }
  }

  private static Slots looking(Budget sum) {
    return Slots.NONE.wanting(Optional.of(sum), NOTHING, Optional.empty(), Optional.empty());
  }

  private static Budget budget(long minor) {
    return new Budget(Optional.empty(), Optional.of(minor), "USD");
  }

  private static HandOff large(HandOff it, Large much) {
    return new HandOff(
        it.people(),
        it.ringing(),
        it.patience(),
        it.rounds(),
        Optional.of(much),
        it.never(),
        it.vips(),
        it.linked());
  }

  @Test
  void where_nobody_took_the_call_a_call_back_is_offered_promised_and_named_in_a_text() {
    var talk = talk(it -> it);
    talk.calls();
    talk.says("a person please");
    assertThat(back(talk)).contains("other clients").contains("call you back within the hour");
    assertThat(talk.says("yes")).contains("call you back within the hour");
    assertThat(talk.asked(AddTask.class)).hasSize(1);
    assertThat(talk.letters(Audience.CUSTOMER))
        .singleElement()
        .asString()
        .contains("call you back within the hour");
    assertThat(talk.letters(Audience.OWNER)).anyMatch(it -> it.contains("Please call back"));
  }

  @Test
  void the_way_back_taken_twice_is_one() {
    var talk = talk(it -> it);
    talk.calls();
    talk.says("a person please");
    int turn = talk.state.turns().current() + 1;
    var said = back(talk);
    var before = List.copyOf(talk.journal);
    assertThat(talk.send(new Command.HandBack(turn, Talk.NOBODY), turn)).isEqualTo(said);
    assertThat(talk.journal).isEqualTo(before);
  }

  @Test
  void whoever_wants_no_call_back_is_not_called_back() {
    var talk = talk(it -> it);
    talk.calls();
    talk.says("a person please");
    back(talk);
    assertThat(talk.says("no")).contains("nobody will call").contains("anything else");
    assertThat(talk.asked(AddTask.class)).isEmpty();
    assertThat(talk.letters(Audience.CUSTOMER)).isEmpty();
  }

  @Test
  void nobody_is_put_through_twice_in_a_call() {
    var talk = talk(it -> it);
    talk.calls();
    talk.says("a person please");
    back(talk);
    talk.says("no");
    assertThat(talk.says("a person please")).contains("call you back");
    assertThat(talk.of(HandedOver.class)).hasSize(1);
  }

  @Test
  void out_of_their_hours_a_call_back_is_promised_at_once() {
    var early = Map.of(DayOfWeek.MONDAY, List.of(new Profile.Span(time(5), time(6))));
    var sam = new Person("sam", SAM.name(), SAM.phone(), early);
    var talk = talk(it -> people(it, sam));
    talk.calls();
    assertThat(talk.says("a person please")).contains("call you back");
    assertThat(why(talk)).isEmpty();
  }

  private static HandOff people(HandOff it, Person... all) {
    return new HandOff(
        List.of(all),
        it.ringing(),
        it.patience(),
        it.rounds(),
        it.large(),
        it.never(),
        it.vips(),
        it.linked());
  }

  private static LocalTime time(int hour) {
    return LocalTime.of(hour, 0);
  }

  @Test
  void an_emergency_stays_with_the_people_on_call() {
    var talk = talk(it -> it.withVips(Set.of("c1")));
    talk.known = true;
    talk.calls();
    assertThat(talk.says("a pipe burst")).contains("urgent");
    assertThat(why(talk)).isEmpty();
  }

  @Test
  void a_text_is_answered_in_writing() {
    var talk = talk(it -> it);
    talk.texts("a person please");
    assertThat(why(talk)).isEmpty();
  }

  @Test
  void whoever_does_not_want_to_be_recorded_is_not_and_the_question_is_asked_again() {
    var recorded = Telephony.NONE.with(new Recording(Duration.ofDays(30), Optional.empty()));
    var talk =
        new Talk(
            "CA1",
            Optional.of(Talk.CALLER),
            (_, _, _, _, _) -> new Understanding("unknown", 0.1, false, Slots.NONE),
            Talk.plain(plumber().with(recorded)));
    talk.calls();
    assertThat(talk.says("please don't record me")).contains("not recorded any more");
    assertThat(talk.of(Event.RecordingDeclined.class)).hasSize(1);
    talk.says("do not record this call");
    assertThat(talk.of(Event.RecordingDeclined.class)).hasSize(1);
  }
}
