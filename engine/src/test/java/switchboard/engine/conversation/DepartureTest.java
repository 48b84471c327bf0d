package switchboard.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import switchboard.engine.conversation.Event.Ended;
import switchboard.engine.conversation.Event.Replied;
import switchboard.engine.conversation.Event.Understood;
import switchboard.engine.conversation.Event.UtteranceHeard;
import switchboard.engine.tool.RecordResult;

class DepartureTest extends AgentTalk {

  @Test
  void what_was_said_becomes_turns() {
    begun(false);
    now = now.plusSeconds(90);
    leave(
        line(false, "Hello, Prairie Plumbing."),
        line(true, "my kitchen"),
        line(true, "is flooding"),
        line(false, "Turn the water off."),
        line(false, "We are coming."),
        line(true, ""),
        line(true, "thanks"));
    assertThat(of(UtteranceHeard.class))
        .extracting(it -> it.words().text())
        .containsExactly("my kitchen is flooding", "thanks");
    assertThat(of(Replied.class))
        .extracting(it -> it.text().text())
        .endsWith("Hello, Prairie Plumbing.", "Turn the water off. We are coming.");
    assertThat(of(Understood.class).getFirst().emergency()).isTrue();
    assertThat(of(Ended.class)).singleElement().extracting(Ended::outcome).isEqualTo("answered");
    leave(line(true, "again"));
    assertThat(of(Ended.class)).hasSize(1);
  }

  @Test
  void the_end_is_told_by_what_was_done() {
    begun(false);
    calls("t1", "take_message", "{'message':'please call'}");
    finish(new RecordResult.TaskAdded("r-1", Talk.NOON.plusSeconds(3_600)));
    leave();
    assertThat(of(Ended.class)).extracting(Ended::outcome).containsExactly("message");
  }
}
