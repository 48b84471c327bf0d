package switchboard.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Event.ReplyHeard;
import switchboard.engine.privacy.Personal;

class SoundTest {

  final Talk talk =
      new Talk().means("my tap drips", "book", Talk.need("my tap drips"));

  @Test
  void a_reply_that_was_cut_short_counts_as_heard_that_far_and_no_further() {
    talk.calls();
    talk.send(new Command.Interrupt(0, Personal.of("Thanks for calling"), Talk.NOBODY), 0);
    talk.send(new Command.Interrupt(0, Personal.of("Thanks"), Talk.NOBODY), 0);
    talk.says("my tap drips");
    assertThat(talk.of(ReplyHeard.class)).isEmpty();
    assertThat(talk.of(Event.ReplyInterrupted.class))
        .singleElement()
        .matches(it -> it.heard().text().equals("Thanks for calling"));
  }

  @Test
  void a_call_takes_another_rung_once() {
    talk.calls();
    for (int i = 0; i < 2; i++)
      talk.send(new Command.TakeRung(Rung.GATHER, Optional.empty(), "lost", Talk.NOBODY), 0);
    assertThat(talk.of(Event.RungTaken.class))
        .singleElement()
        .matches(it -> it.rung() == Rung.GATHER);
  }
}
