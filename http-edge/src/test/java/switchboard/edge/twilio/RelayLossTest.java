package switchboard.edge.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.edge.twilio.Scripted.say;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reason;
import switchboard.engine.conversation.Conversation.Reply;

/// A conversation that is out of reach for a while hears everything that was said meanwhile.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RelayLossTest {

  private final Map<Integer, String> kept = new ConcurrentSkipListMap<>();
  private final AtomicInteger unheard = new AtomicInteger();
  private RelayWire wire;

  @BeforeAll
  void start() {
    wire = new RelayWire();
    wire.conversations.stage(this::answer);
  }

  @AfterAll
  void stop() {
    wire.close();
  }

  /// Takes turns in their order only.
  private CompletionStage<Reply> answer(Command command) {
    if (command instanceof Command.Hear && unheard.getAndDecrement() > 0) return Scripted.never();
    return CompletableFuture.completedFuture(
        switch (command) {
          case Command.Hear it when it.turn() <= kept.size() + 1 -> {
            kept.putIfAbsent(it.turn(), it.words().text());
            yield say(it.turn(), it.turn() + ".");
          }
          case Command.Resume it when it.turn() <= kept.size() -> say(kept.size(), "Go on.");
          default -> new Reply.Rejected(Reason.UNKNOWN_TURN);
        });
  }

  private String heard() {
    return String.join(" ", kept.values());
  }

  @Test
  void both_of_two_things_said_while_nobody_listened_are_heard_in_their_order() throws Exception {
    unheard.set(4);
    try (var line = wire.held("CAloss")) {
      line.prompt("my pipe burst", true);
      line.prompt("please hurry", true);
      Until.holds(() -> heard().equals("my pipe burst please hurry"));
    }
    assertThat(unheard.get()).isNegative();
  }
}
