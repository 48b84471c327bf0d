package switchboard.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reason;
import switchboard.engine.conversation.Event.Audience;
import switchboard.engine.conversation.Event.MessageAsked;
import switchboard.engine.privacy.Personal;
import switchboard.engine.understanding.Slots;

/// Nobody who writes is left without an answer because a node died at the wrong moment.
class UndeliveredTest {

  private final Talk talk = new Talk().means("my tap drips", "book", Slots.NONE);

  private void check() {
    talk.now = talk.now.plus(Duration.ofSeconds(30));
    talk.decide(new Command.Check(Talk.NOBODY));
  }

  @Test
  void a_reply_that_never_reached_the_network_is_sent_as_a_message_once() {
    var reply = talk.texts("my tap drips");
    check();
    check();
    assertThat(talk.of(MessageAsked.class))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.audience()).isEqualTo(Audience.CUSTOMER);
          assertThat(it.to()).contains(Personal.of(Talk.CALLER.e164()));
          assertThat(it.body().text()).isEqualTo(reply);
        });
  }

  @Test
  void a_reply_that_was_handed_over_is_not_sent_again() {
    talk.texts("my tap drips");
    talk.decide(new Command.Deliver(1, Talk.NOBODY));
    talk.decide(new Command.Deliver(1, Talk.NOBODY));
    check();
    assertThat(talk.of(MessageAsked.class)).isEmpty();
    assertThat(talk.of(Event.ReplyHeard.class)).hasSize(1);
  }

  @Test
  void what_may_still_be_on_its_way_is_waited_for() {
    talk.texts("my tap drips");
    talk.now = talk.now.plus(Duration.ofSeconds(5));
    assertThat(talk.refusal(new Command.Check(Talk.NOBODY))).isEqualTo(Reason.PENDING);
  }

  @Test
  void what_is_still_being_done_is_waited_for() {
    talk.decide(talk.text("SM1", "my tap drips"));
    talk.now = talk.now.plus(Duration.ofMinutes(1));
    assertThat(talk.refusal(new Command.Check(Talk.NOBODY))).isEqualTo(Reason.PENDING);
  }

  @Test
  void an_empty_reply_is_no_message() {
    talk.texts("SM1", "STOP", Optional.of("STOP"));
    check();
    assertThat(talk.of(MessageAsked.class)).isEmpty();
  }

  @Test
  void a_call_needs_no_message() {
    talk.calls();
    talk.says("my tap drips");
    check();
    assertThat(talk.of(MessageAsked.class)).isEmpty();
  }
}
