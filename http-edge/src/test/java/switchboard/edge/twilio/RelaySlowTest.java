package switchboard.edge.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.conversation.Event.Next;
import switchboard.engine.privacy.Personal;

/// A network that does not read what we write.
class RelaySlowTest {

  private static final String LONG = "x".repeat(100_000);

  @Test
  void who_reads_nothing_is_let_go_with_a_reason_and_nobody_else_notices() throws Exception {
    try (var wire = new RelayWire()) {
      wire.conversations.answer(RelaySlowTest::wordy);
      try (var deaf = wire.held("CAdeaf");
          var other = wire.held("CAother")) {
        deaf.prompt("hello", true);
        RelayWire.heard(deaf);
        deaf.deafen();
        Until.holds(() -> {
          for (int n = 0; n < 20; n++) deaf.prompt("more", true);
          return wire.closed("slow_reader") == 1;
        });
        other.prompt("hello", true);
        assertThat(RelayWire.heard(other)).isEqualTo("hello");
        assertThat(wire.closed("slow_reader")).isEqualTo(1);
      }
    }
  }

  private static Reply wordy(Command command) {
    return switch (command) {
      case Command.Hear it -> {
        var text = it.words().text();
        yield say(it.turn(), text.startsWith("more") ? LONG : text);
      }
      case Command.Resume _ -> say(0, "");
      default -> new Reply.Noted();
    };
  }

  private static Reply say(int turn, String text) {
    return new Reply.Say(turn, new Personal(text), Next.LISTEN);
  }
}
