package switchboard.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.engine.conversation.Arrival.Channel;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reason;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.conversation.Event.Replied;
import switchboard.engine.conversation.Event.RungTaken;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Rollout;
import switchboard.engine.tool.Result;

/// A call whose sound comes to us and whose brain is ours.
class CascadeTest extends AgentTalk {

  @BeforeEach
  void heard_and_spoken_for_by_two() {
    var peer = Optional.of(Personal.of(Talk.CALLER.e164()));
    decide(
        new Command.Begin(new Arrival(Channel.VOICE, peer, Optional.empty(), "CA1"), Talk.NOBODY));
    finish(
        new Result.CustomerFound(
            "c-1", false, Optional.empty(), Optional.empty(), false, Optional.empty()));
    decide(new Command.TakeRung(Rung.SPEECH, Optional.of(Rollout.CASCADE), "chosen", Talk.NOBODY));
  }

  private Optional<Reason> hear(int turn, String words) {
    return decide(new Command.Hear(turn, Personal.of(words), 1, Talk.NOBODY));
  }

  @Test
  void its_socket_is_opened_by_a_token_that_is_good_once() {
    assertThat(decide(new Hosted.Open("line-1", Talk.NOBODY))).isEmpty();
    assertThat(decide(new Hosted.Open("line-1", Talk.NOBODY))).contains(Reason.DISCARDED);
  }

  @Test
  void words_are_answered_by_the_brain_and_it_stays_where_it_is() {
    assertThat(hear(1, "my tap drips")).isEmpty();
    assertThat(of(Replied.class)).hasSizeGreaterThan(1);
    assertThat(of(RungTaken.class)).hasSize(1);
    assertThat(decide(new Command.Resume(-1, Talk.NOBODY))).isEmpty();
    assertThat(of(RungTaken.class)).hasSize(1);
  }

  @Test
  void nobody_else_tells_what_was_said_on_it() {
    decide(new Hosted.Open("line-1", Talk.NOBODY));
    var words = Personal.of("my tap drips");
    assertThat(decide(new Hosted.Said("line-1", 1, words, Talk.NOBODY))).contains(Reason.NOT_BEGUN);
  }

  @Test
  void when_its_sound_is_lost_the_last_question_is_asked_again() {
    hear(1, "my tap drips");
    var fall = new Fall(Rung.GATHER, Optional.empty(), "broken", Talk.NOBODY);
    int before = of(Replied.class).size();
    assertThat(decide(fall)).isEmpty();
    assertThat(of(Replied.class)).hasSize(before);
    assertThat(again(fall)).startsWith("Sorry about that.").endsWith("?");
  }

  @Test
  void a_greeting_that_nobody_heard_is_said_and_one_that_was_heard_is_not() {
    var fall = new Fall(Rung.GATHER, Optional.empty(), "broken", Talk.NOBODY);
    decide(fall);
    var greeting = state.turns().reply(0).orElseThrow().text();
    assertThat(again(fall)).isEqualTo(greeting.text());
    decide(new Command.Interrupt(0, greeting, Talk.NOBODY));
    assertThat(again(fall)).startsWith("Sorry about that.").isNotEqualTo(greeting.text());
  }

  private String again(Fall fall) {
    var reply = Resumption.of(state, mind(), fall, java.util.List.of()).orElseThrow();
    return reply instanceof Reply.Say say ? say.text().text() : "";
  }
}
