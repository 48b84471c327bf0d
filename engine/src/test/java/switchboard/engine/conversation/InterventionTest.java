package switchboard.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import switchboard.engine.Decision;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reason;
import switchboard.engine.conversation.Event.Dismissed;
import switchboard.engine.conversation.Event.Ended;
import switchboard.engine.conversation.Event.Next;
import switchboard.engine.conversation.Intervention.Dismiss;
import switchboard.engine.conversation.Intervention.PutThrough;
import switchboard.engine.conversation.Intervention.Whisper;
import switchboard.engine.privacy.Personal;
import switchboard.engine.understanding.Slots;

final class InterventionTest {

  private static final String LATE = "The van is ten minutes late.";

  private final Talk talk = new Talk().means("hello", "greeting", Slots.NONE);

  private Whisper whisper(String words) {
    return new Whisper(Personal.of(words), "owner", Talk.NOBODY);
  }

  private Optional<Reason> refused(Command command) {
    return talk.state.decide(command, talk.mind(), talk.now)
            instanceof Decision.Reject<Event, Reason>(var reason)
        ? Optional.of(reason)
        : Optional.empty();
  }

  @Test
  void a_whisper_is_said_once_before_the_next_reply() {
    talk.calls();
    talk.send(whisper(LATE), -1);
    var reply = talk.says("hello");
    assertThat(reply).startsWith(LATE).hasSizeGreaterThan(LATE.length() + 5);
    assertThat(talk.says("hello")).doesNotContain(LATE);
  }

  @Test
  void several_whispers_are_said_in_order_and_too_many_are_refused() {
    talk.calls();
    for (var it : new String[] {"One.", "Two.", "Three."}) talk.send(whisper(it), -1);
    assertThat(refused(whisper("Four."))).contains(Reason.TOO_MUCH);
    assertThat(talk.says("hello")).startsWith("One. Two. Three. ");
    assertThat(refused(whisper("Four."))).isEmpty();
  }

  @Test
  void a_call_that_is_ended_is_taken_leave_of_and_over() {
    talk.calls();
    var end = new Dismiss(Optional.empty(), "owner", Talk.NOBODY);
    talk.send(end, -1);
    assertThat(talk.of(Dismissed.class)).singleElement().matches(it -> it.by().equals("owner"));
    assertThat(talk.of(Ended.class)).hasSize(1);
    assertThat(end.done(talk.state))
        .isEqualTo(
            new Conversation.Reply.Say(
                0, Personal.of("Thank you for calling. Goodbye."), Next.END, Optional.empty()));
    assertThat(refused(end)).contains(Reason.ENDED);
    assertThat(refused(whisper(LATE))).contains(Reason.ENDED);
  }

  @Test
  void what_waits_is_not_said_when_the_call_is_ended() {
    talk.calls();
    talk.send(whisper(LATE), -1);
    talk.send(new Dismiss(Optional.of(Personal.of("Bye.")), "owner", Talk.NOBODY), -1);
    assertThat(talk.state.asides().waiting()).isEmpty();
  }

  @Test
  void who_takes_a_call_over_is_kept_and_the_call_goes_on() {
    talk.calls();
    talk.send(new PutThrough("sam", "owner", Talk.NOBODY), -1);
    assertThat(talk.of(Event.PutThrough.class))
        .singleElement()
        .matches(it -> it.staff().equals("sam"));
    assertThat(talk.says("hello")).isNotBlank();
  }

  @Test
  void a_vendor_who_leads_the_talk_is_given_each_whisper_once() {
    var whispered = new Event.Whispered(1, Personal.of(LATE), "owner", Talk.NOON);
    var asides = Asides.NONE.apply(whispered);
    var opened = asides.apply(new Event.LineFollowed("line", 0, Talk.NOON));
    assertThat(opened.given()).isEmpty();
    var told = opened.apply(new Event.LineFollowed("line", 1, Talk.NOON));
    assertThat(told.given()).containsExactly(Personal.of(LATE));
    assertThat(told.apply(new Event.LineFollowed("line", 2, Talk.NOON)).given()).isEmpty();
  }

  @Test
  void nothing_is_done_to_a_thread_of_texts_or_to_nobody() {
    assertThat(refused(whisper(LATE))).contains(Reason.NOT_BEGUN);
    talk.texts("hello");
    assertThat(refused(whisper(LATE))).contains(Reason.NOT_BEGUN);
  }
}
