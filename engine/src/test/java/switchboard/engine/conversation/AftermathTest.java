package switchboard.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import switchboard.engine.Phone;
import switchboard.engine.assessment.Assessment;
import switchboard.engine.assessment.Sentiment;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reason;
import switchboard.engine.conversation.Event.Assessed;
import switchboard.engine.conversation.Event.MessageAsked;
import switchboard.engine.conversation.Event.Rated;
import switchboard.engine.conversation.Event.SurveyAsked;
import switchboard.engine.conversation.Event.Via;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tool.RecordResult;
import switchboard.engine.tool.RecordTool.AddTask;
import switchboard.engine.tool.Result;
import switchboard.engine.understanding.Slots;
import switchboard.engine.understanding.Understanding;

class AftermathTest {

  private final Talk talk = new Talk();

  private static Assessment assessment(int score) {
    return new Assessment(
        Personal.of("Somebody called."),
        "hours",
        "answered",
        Sentiment.NEUTRAL,
        score,
        List.of(),
        List.of(),
        false,
        Optional.empty(),
        List.of(),
        List.of());
  }

  private void assess(int turn, int score) {
    talk.decide(new Command.Assess(turn, assessment(score), Talk.NOBODY));
  }

  @Test
  void the_same_judgement_twice_is_one() {
    talk.calls();
    assess(0, 7);
    assess(0, 7);
    assertThat(talk.of(Assessed.class)).hasSize(1);
  }

  @Test
  void a_later_judgement_takes_the_place_of_an_earlier_and_never_the_other_way_round() {
    talk.calls();
    talk.says("hello");
    assess(1, 7);
    assess(0, 3);
    assess(1, 4);
    assertThat(talk.of(Assessed.class))
        .extracting(it -> it.assessment().score())
        .containsExactly(7, 4);
  }

  @Test
  void what_has_not_begun_or_not_been_said_is_not_judged() {
    assertThat(talk.refusal(new Command.Assess(0, assessment(5), Talk.NOBODY)))
        .isEqualTo(Reason.NOT_BEGUN);
    talk.calls();
    assertThat(talk.refusal(new Command.Assess(9, assessment(5), Talk.NOBODY)))
        .isEqualTo(Reason.UNKNOWN_TURN);
  }

  @Test
  void being_judged_is_nothing_the_caller_notices() {
    talk.calls();
    var before = talk.state;
    assess(0, 7);
    assertThat(talk.state.turns()).isEqualTo(before.turns());
    assertThat(talk.state.frame()).isEqualTo(before.frame());
    assertThat(talk.state.leg().touched()).isEqualTo(before.leg().touched());
  }

  private void survey(String about) {
    var to = Personal.of(Talk.CALLER.e164());
    talk.decide(new Command.AskSurvey(about, "c1", to, Talk.NOBODY));
  }

  @Test
  void a_call_is_asked_about_once_and_nobody_twice_a_day() {
    survey("CA1");
    survey("CA1");
    survey("CA2");
    talk.now = talk.now.plus(Duration.ofDays(2));
    survey("CA1".repeat(1));
    survey("CA3");
    assertThat(talk.of(SurveyAsked.class))
        .extracting(SurveyAsked::conversation)
        .containsExactly("CA1", "CA3");
    assertThat(talk.of(MessageAsked.class)).hasSize(2);
    assertThat(talk.letters(Event.Audience.CUSTOMER).getFirst()).contains("1 (poor) to 5");
  }

  @Test
  void asking_begins_no_thread_but_the_answer_does() {
    survey("CA1");
    assertThat(talk.state.leg().begun()).isFalse();
    assertThat(talk.texts("5")).contains("Thank you");
    assertThat(talk.of(Event.Started.class)).hasSize(1);
    assertThat(talk.of(Rated.class)).containsExactly(new Rated("CA1", 5, Via.SMS, talk.now));
  }

  @Test
  void nobody_is_asked_in_the_middle_of_a_talk() {
    talk.means("I need a plumber", "book", Talk.need("a plumber"));
    talk.texts("I need a plumber");
    var to = Personal.of(Talk.CALLER.e164());
    var asked = new Command.AskSurvey("CA1", "c1", to, Talk.NOBODY);
    assertThat(talk.refusal(asked)).isEqualTo(Reason.PENDING);
    talk.now = talk.now.plus(Duration.ofHours(2));
    survey("CA1");
    assertThat(talk.of(SurveyAsked.class)).hasSize(1);
  }

  @Test
  void a_number_that_answers_another_question_is_no_rating() {
    survey("CA1");
    talk.means("I need a plumber", "book", Talk.need("a plumber"));
    talk.texts("I need a plumber");
    talk.texts("3");
    assertThat(talk.of(Rated.class)).isEmpty();
  }

  @Test
  void no_text_that_opts_out_is_a_rating() {
    survey("CA1");
    talk.texts("SM9", "1", Optional.of("STOP"));
    assertThat(talk.of(Rated.class)).isEmpty();
  }

  private Talk asking(String words, boolean emergency) {
    var profile = Presets.all().getFirst().profile();
    var it =
        new Talk(
            "CA1",
            Optional.of(Talk.CALLER),
            (text, _, _, _, _) ->
                text.equals(words)
                    ? new Understanding("hours", 0.9, emergency, Slots.NONE)
                    : new Understanding("done", 0.9, false, Slots.NONE),
            profile);
    it.calls();
    return it;
  }

  @Test
  void who_was_only_answered_is_not_asked() {
    var it = asking("when are you open", false);
    it.says("when are you open");
    it.says("bye");
    it.says("no");
    assertThat(it.of(SurveyAsked.class)).isEmpty();
  }

  @Test
  void a_promise_is_a_task_with_a_time_and_its_failure_spoils_nothing() {
    talk.means("a person please", "human", Slots.NONE);
    talk.tools =
        (tool, run) -> tool instanceof AddTask ? new Result.Failed("down") : talk.usual(tool, run);
    talk.calls();
    assertThat(talk.says("a person please")).contains("call you back within the hour");
    assertThat(talk.asked(AddTask.class))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.kind()).isEqualTo("CALL_BACK");
          assertThat(it.customer()).contains("c1");
          assertThat(it.due()).contains(Talk.NOON.plus(Duration.ofHours(1)));
          assertThat(it.what().text()).contains(Talk.CALLER.e164());
        });
    assertThat(talk.says("a person please")).contains("call you back within the hour");
    assertThat(talk.asked(AddTask.class)).hasSize(1);
  }

  @Test
  void by_night_the_promise_counts_from_opening() {
    talk.now = Talk.NOON.plus(Duration.ofHours(10));
    talk.means("a person please", "human", Slots.NONE);
    talk.calls();
    assertThat(talk.says("a person please")).contains("within one hour of opening tomorrow at");
    var due = talk.asked(AddTask.class).getFirst().due().orElseThrow();
    assertThat(due).isAfter(talk.now.plus(Duration.ofHours(2)));
  }

  @Test
  void a_task_still_being_written_keeps_nobody_waiting() {
    talk.means("a person please", "human", Slots.NONE);
    talk.calls();
    var heard = new Command.Hear(1, Personal.of("a person please"), 0.9, Talk.NOBODY);
    var runs = talk.decide(heard);
    assertThat(talk.state.turns().replied()).isTrue();
    assertThat(runs).isNotEmpty();
    talk.finish(runs);
    assertThat(talk.of(Event.RunFinished.class))
        .anyMatch(it -> it.result() instanceof RecordResult.TaskAdded);
    assertThat(talk.state.leg().arrival().flatMap(Arrival::dialled))
        .contains(new Phone("+19135550100"));
  }
}
