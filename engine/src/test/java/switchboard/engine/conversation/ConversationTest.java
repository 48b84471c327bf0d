package switchboard.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import switchboard.engine.calendar.Slot;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Event.Audience;
import switchboard.engine.conversation.Event.Ended;
import switchboard.engine.conversation.Event.Next;
import switchboard.engine.conversation.Event.Replied;
import switchboard.engine.conversation.Event.ReplyHeard;
import switchboard.engine.conversation.Event.RunAsked;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Result.Upcoming;
import switchboard.engine.tool.Tool;
import switchboard.engine.understanding.Slots;

class ConversationTest {

  final Talk talk =
      new Talk()
          .means("a pipe burst", "emergency", Talk.need("burst pipe in the kitchen"))
          .means("my tap drips", "book", Talk.need("my tap drips"))
          .means("pat example", "unknown", Talk.name("Pat Example"))
          .means("one elm street", "unknown", Talk.address("1 Elm Street"))
          .means("the first one", "unknown", Talk.choice(1))
          .means("whenever", "unknown", Slots.NONE)
          .means("cancel it", "cancel", Slots.NONE)
          .means("yes", "yes", Slots.NONE)
          .means("no", "no", Slots.NONE)
          .means("say that again", "repeat", Slots.NONE)
          .means("a person please", "human", Slots.NONE)
          .means("goodbye", "goodbye", Slots.NONE);

  @Test
  void a_stranger_is_greeted_with_the_business() {
    assertThat(talk.calls()).contains("Prairie Plumbing").contains("How can I help");
  }

  @Test
  void a_known_caller_is_greeted_by_name() {
    talk.known = true;
    assertThat(talk.calls()).contains("Pat").doesNotContain("Example").doesNotContain("Elm");
  }

  @Test
  void an_emergency_is_advised_first_and_booked_as_soon_as_possible() {
    talk.calls();
    assertThat(talk.says("a pipe burst")).contains("urgent").contains("valve").contains("name");
    assertThat(talk.says("pat example")).contains("address");
    assertThat(talk.says("one elm street")).contains("soonest").contains("tomorrow at 9 AM");
    assertThat(talk.says("the first one")).contains("booked").contains("1 Elm Street");
    assertThat(talk.asked(Tool.Book.class)).singleElement().matches(Tool.Book::emergency);
    assertThat(talk.letters(Audience.OWNER)).singleElement().asString().contains("EMERGENCY. New");
    assertThat(talk.letters(Audience.CUSTOMER))
        .singleElement()
        .asString()
        .contains("Tue, Nov 24 at 9:00 AM")
        .contains("Reply YES to confirm or NO to cancel");
    assertThat(talk.says("goodbye")).contains("Goodbye");
    assertThat(talk.of(Ended.class)).singleElement().matches(it -> it.outcome().equals("booked"));
  }

  @Test
  void an_ordinary_visit_asks_for_the_time_too() {
    talk.calls();
    talk.says("my tap drips");
    talk.says("pat example");
    assertThat(talk.says("one elm street")).contains("When would suit you");
  }

  @Test
  void the_same_turn_delivered_again_changes_nothing() {
    talk.calls();
    var first = talk.says("my tap drips");
    var before = List.copyOf(talk.journal);
    var again = talk.send(new Command.Hear(1, Personal.of("my tap drips"), 0.9, Talk.NOBODY), 1);
    assertThat(again).isEqualTo(first);
    assertThat(talk.journal).isEqualTo(before);
  }

  @Test
  void a_turn_ahead_of_the_conversation_is_refused() {
    talk.calls();
    assertThat(talk.refusal(new Command.KeepSilent(5, Talk.NOBODY)))
        .isEqualTo(Conversation.Reason.UNKNOWN_TURN);
  }

  @Test
  void nothing_is_heard_before_the_call_begins() {
    assertThat(talk.refusal(new Command.KeepSilent(1, Talk.NOBODY)))
        .isEqualTo(Conversation.Reason.NOT_BEGUN);
  }

  @Test
  void a_finished_run_reported_again_changes_nothing() {
    talk.calls();
    var run = talk.of(RunAsked.class).getFirst().run();
    var before = talk.journal.size();
    talk.decide(new Command.Finish(run, new Result.NothingFound()));
    assertThat(talk.journal).hasSize(before);
  }

  @Test
  void a_time_just_taken_is_offered_no_more() {
    var taken = new boolean[] {true};
    talk.tools =
        (tool, run) -> {
          boolean first = tool instanceof Tool.Book && taken[0];
          if (first) taken[0] = false;
          return first ? new Result.SlotTaken() : talk.usual(tool, run);
        };
    talk.calls();
    talk.says("a pipe burst");
    talk.says("pat example");
    talk.says("one elm street");
    assertThat(talk.says("the first one")).contains("just been taken").contains("soonest");
    assertThat(talk.says("the first one")).contains("booked");
  }

  @Test
  void when_the_calendar_fails_a_person_calls_back() {
    talk.tools =
        (tool, run) ->
            tool instanceof Tool.FindSlots ? new Result.Failed("x") : talk.usual(tool, run);
    talk.calls();
    talk.says("a pipe burst");
    talk.says("pat example");
    assertThat(talk.says("one elm street")).contains("call you back");
    assertThat(talk.letters(Audience.OWNER))
        .singleElement()
        .asString()
        .contains("EMERGENCY")
        .contains("Pat Example")
        .contains("+19135550142");
  }

  @Test
  void a_choice_may_be_pressed() {
    talk.calls();
    talk.says("a pipe burst");
    talk.says("pat example");
    talk.says("one elm street");
    assertThat(talk.presses("2")).contains("tomorrow at 2 PM");
    assertThat(talk.asked(Tool.Book.class).getFirst().slot()).isEqualTo(Talk.TWO.slot());
  }

  @Test
  void misunderstanding_rephrases_then_exemplifies_then_calls_back() {
    talk.calls();
    talk.says("my tap drips");
    assertThat(talk.says("pat example")).contains("address");
    assertThat(talk.says("mumble")).contains("did not understand").contains("street");
    assertThat(talk.says("mumble")).contains("For example");
    assertThat(talk.says("mumble")).contains("trouble understanding");
    assertThat(talk.says("mumble")).contains("call you back").contains("Goodbye");
    assertThat(talk.of(Replied.class).getLast().next()).isEqualTo(Next.END);
  }

  @Test
  void silence_is_asked_about_twice_and_then_ends_the_call() {
    talk.calls();
    assertThat(talk.keepsSilent()).contains("did not hear");
    assertThat(talk.keepsSilent()).contains("still cannot hear you");
    assertThat(talk.keepsSilent()).contains("hang up");
    assertThat(talk.of(Ended.class)).hasSize(1);
  }

  @Test
  void our_words_are_said_again_when_asked() {
    talk.calls();
    var question = talk.says("my tap drips");
    assertThat(talk.says("say that again")).isEqualTo(question);
  }

  @Test
  void who_asks_for_a_person_gets_a_call_back_and_the_owner_hears_of_it() {
    talk.calls();
    assertThat(talk.says("a person please")).contains("call you back");
    assertThat(talk.letters(Audience.OWNER)).singleElement().asString().contains("call back");
  }

  @Test
  void a_reply_counts_as_heard_once_the_caller_speaks_again() {
    talk.calls();
    assertThat(talk.of(ReplyHeard.class)).isEmpty();
    talk.says("my tap drips");
    assertThat(talk.of(ReplyHeard.class)).singleElement().matches(it -> it.turn() == 0);
  }

  @Test
  void words_the_recogniser_guessed_are_not_acted_on() {
    talk.calls();
    var guess = new Command.Hear(1, Personal.of("my tap drips"), 0.2, Talk.NOBODY);
    assertThat(talk.send(guess, 1)).contains("did not understand");
  }

  @Test
  void a_change_needs_the_name_that_belongs_to_the_number() {
    withAppointment();
    talk.calls();
    assertThat(talk.says("cancel it")).contains("name");
    assertThat(talk.says("pat example")).contains("Shall I cancel");
    assertThat(talk.says("yes")).contains("is cancelled");
    assertThat(talk.asked(Tool.CancelAppointment.class)).hasSize(1);
    assertThat(talk.letters(Audience.CUSTOMER)).hasSize(1);
  }

  @Test
  void another_name_opens_no_record() {
    withAppointment();
    talk.means("robin other", "unknown", Talk.name("Robin Other"));
    talk.calls();
    talk.says("cancel it");
    assertThat(talk.says("robin other")).contains("does not match").doesNotContain("faucet");
    assertThat(talk.asked(Tool.NextAppointment.class)).isEmpty();
  }

  @Test
  void a_call_that_hangs_up_is_over() {
    talk.calls();
    var report =
        new Command.Report("completed", 3, Optional.of(Duration.ofSeconds(12)), Talk.NOBODY);
    talk.decide(report);
    assertThat(talk.of(Ended.class))
        .singleElement()
        .matches(it -> it.outcome().equals("abandoned"));
    var before = talk.journal.size();
    talk.decide(new Command.Report("in-progress", 1, Optional.empty(), Talk.NOBODY));
    assertThat(talk.journal).hasSize(before);
  }

  @Test
  void a_call_nobody_speaks_in_expires() {
    talk.calls();
    talk.decide(new Command.Expire());
    assertThat(talk.of(Ended.class)).isEmpty();
    talk.now = Talk.NOON.plus(State.PATIENCE);
    talk.decide(new Command.Expire());
    assertThat(talk.of(Ended.class)).hasSize(1);
  }

  @Test
  void yes_by_text_confirms_the_next_appointment() {
    withAppointment();
    assertThat(talk.texts("Yes!")).contains("see you");
    assertThat(talk.asked(Tool.ConfirmAttendance.class)).hasSize(1);
  }

  @Test
  void no_by_text_cancels_and_tells_the_owner_once() {
    withAppointment();
    assertThat(talk.texts("NO")).contains("cancelled");
    assertThat(talk.letters(Audience.OWNER)).hasSize(1);
    assertThat(talk.letters(Audience.CUSTOMER)).isEmpty();
  }

  @Test
  void the_word_cancel_opts_out_and_cancels_and_the_owner_is_told() {
    withAppointment();
    assertThat(talk.texts("CANCEL")).isEmpty();
    assertThat(talk.asked(Tool.OptOut.class)).hasSize(1);
    assertThat(talk.asked(Tool.CancelAppointment.class)).hasSize(1);
    assertThat(talk.letters(Audience.OWNER)).singleElement().asString().contains("opted out");
  }

  @Test
  void stop_opts_out_without_a_word() {
    assertThat(talk.texts("Stop.")).isEmpty();
    assertThat(talk.asked(Tool.OptOut.class)).hasSize(1);
  }

  @Test
  void yes_never_opts_in() {
    assertThat(talk.texts("YES")).contains("no upcoming appointment");
    assertThat(talk.asked(Tool.OptIn.class)).isEmpty();
  }

  @Test
  void start_opts_in_and_is_answered_unless_the_network_did() {
    assertThat(talk.texts("START")).contains("again");
    assertThat(talk.texts("SM2", "START", Optional.of("START"))).isEmpty();
  }

  @Test
  void a_text_delivered_twice_is_taken_once() {
    withAppointment();
    talk.texts("SM1", "NO", Optional.empty());
    var before = talk.journal.size();
    talk.texts("SM1", "NO", Optional.empty());
    assertThat(talk.journal).hasSize(before);
  }

  @Test
  void a_text_that_comes_while_another_is_worked_on_waits_its_turn() {
    var first = talk.decide(talk.text("SM1", "my tap drips"));
    assertThat(talk.decide(talk.text("SM2", "pat example"))).isEmpty();
    assertThat(talk.state.reply(talk.state.turns().turn("SM1"))).isEmpty();
    talk.finish(first);
    assertThat(talk.reply("SM1")).contains("name");
    assertThat(talk.reply("SM2")).contains("address").doesNotContain("name?");
    assertThat(talk.of(Replied.class)).extracting(Replied::turn).containsExactly(1, 2);
  }

  @Test
  void a_second_text_while_booking_books_nothing_twice() {
    for (var it : List.of("my tap drips", "pat example", "one elm street", "whenever"))
      talk.texts(it);
    var booking = talk.decide(talk.text("SM8", "the first one"));
    talk.decide(talk.text("SM9", "yes"));
    talk.finish(booking);
    assertThat(talk.reply("SM8")).contains("booked");
    assertThat(talk.reply("SM9")).doesNotContain("booked");
    assertThat(talk.asked(Tool.Book.class)).hasSize(1);
  }

  @Test
  void an_appointment_can_be_made_by_text() {
    assertThat(talk.texts("my tap drips")).contains("name");
    assertThat(talk.texts("pat example")).contains("address");
    assertThat(talk.texts("one elm street")).contains("When");
    assertThat(talk.texts("whenever")).contains("Tue, Nov 24 at 9:00 AM");
    assertThat(talk.texts("the first one")).contains("booked");
  }

  @Test
  void every_other_text_gets_an_answer() {
    assertThat(talk.texts("🦆")).isNotBlank();
  }

  @Test
  void unfinished_runs_are_known_after_a_restart() {
    talk.tools = (_, _) -> new Result.Done();
    talk.decide(
        new Command.Begin(
            new Arrival(Arrival.Channel.VOICE, Optional.empty(), Optional.empty(), "CA1"),
            Talk.NOBODY));
    var recovered = talk.journal.stream().reduce(State.EMPTY, State::apply, (a, _) -> a);
    assertThat(recovered).isEqualTo(talk.state);
    assertThat(recovered.runs().open()).hasSize(1);
  }

  @Test
  void who_has_an_appointment_waits_for_an_earlier_one() {
    withAppointment();
    talk.means("anything earlier", "waitlist", Slots.NONE);
    talk.calls();
    assertThat(talk.says("anything earlier")).contains("let you know");
    var joined = talk.asked(Tool.JoinWaitlist.class).getFirst();
    assertThat(joined.service()).isEqualTo("faucet-fix");
    assertThat(joined.when().flatMap(it -> it.end()).orElseThrow().toInstant())
        .isEqualTo(Talk.NINE.slot().start());
  }

  @Test
  void a_place_on_the_waitlist_that_cannot_be_had_becomes_a_call_back() {
    withAppointment();
    talk.means("anything earlier", "waitlist", Slots.NONE);
    talk.tools =
        (tool, run) ->
            tool instanceof Tool.JoinWaitlist ? new Result.NothingFound() : talk.usual(tool, run);
    talk.calls();
    assertThat(talk.says("anything earlier")).contains("call you back");
  }

  private void withAppointment() {
    talk.known = true;
    talk.upcoming =
        Optional.of(
            new Upcoming(
                "a1",
                "van-1",
                "faucet-fix",
                Slot.of(Talk.NINE.slot().start(), Duration.ofHours(1))));
  }
}
