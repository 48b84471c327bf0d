package switchboard.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import switchboard.engine.conversation.Arrival.Channel;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.conversation.Hosted.Answer.Briefed;
import switchboard.engine.conversation.Hosted.Answer.Told;
import switchboard.engine.dialogue.Phrases;
import switchboard.engine.dialogue.RuleBrain;
import switchboard.engine.privacy.MaskSeal;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tool.House;
import switchboard.engine.tool.RecordResult;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Tool;
import switchboard.engine.understanding.Slots;
import switchboard.engine.understanding.Understanding;

class AgentEntityTest {

  private static final ActorTestKit KIT =
      ActorTestKit.create(EventSourcedBehaviorTestKit.config().withFallback(ConfigFactory.load()));

  private final TestProbe<Reply> agent = KIT.createTestProbe();
  private final AtomicInteger ran = new AtomicInteger();
  private CompletableFuture<Result> work = new CompletableFuture<>();

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  private ActorRef<Command> conversation(String id) {
    var rules = new RuleBrain(Phrases.of("en"));
    var means =
        new Conversation.Means(
            it ->
                new Mind(
                    it,
                    new House(Talk.NOON).card(),
                    (_, _, _, _, _) -> new Understanding("unknown", 0.1, false, Slots.NONE),
                    rules),
            (_, _, _, tool) -> run(tool),
            Clock.fixed(Talk.NOON, ZoneOffset.UTC));
    return KIT.spawn(Conversation.create(id, means, new MaskSeal(42), _ -> {}));
  }

  private CompletableFuture<Result> run(Tool tool) {
    if (tool instanceof Tool.FindCustomer) return CompletableFuture.completedFuture(Debate.found());
    ran.incrementAndGet();
    return work;
  }

  private ActorRef<Command> begun(String id) {
    var it = conversation(id);
    var peer = Optional.of(Personal.of("+19135550142"));
    it.tell(
        new Command.Begin(
            new Arrival(Channel.VOICE, peer, Optional.empty(), "uv-1", Optional.of("ultravox")),
            agent.getRef()));
    agent.receiveMessage(Duration.ofSeconds(30));
    return it;
  }

  private void asks(ActorRef<Command> to) {
    var words = Personal.of("{\"message\":\"please call\"}");
    to.tell(new Hosted.Invoke("t1", 0, "take_message", words, agent.getRef()));
  }

  private Told told() {
    return (Told) agent.receiveMessage(Duration.ofSeconds(6));
  }

  private void works() {
    work.complete(new RecordResult.TaskAdded("r-1", Talk.NOON.plusSeconds(3_600)));
  }

  @Test
  void an_agent_is_briefed() {
    var it = begun("plumber:voice-brief");
    it.tell(new Hosted.Brief(agent.getRef()));
    var briefed = (Briefed) agent.receiveMessage(Duration.ofSeconds(30));
    assertThat(briefed.greeting().text()).contains("Prairie Plumbing");
    assertThat(briefed.prompt().text()).contains("receptionist");
    KIT.stop(it);
  }

  @Test
  void many_who_ask_the_same_at_once_get_one_answer() {
    var it = begun("plumber:voice-many");
    for (int i = 0; i < 8; i++) asks(it);
    works();
    var first = told();
    for (int i = 1; i < 8; i++) assertThat(told()).isEqualTo(first);
    assertThat(ran).hasValue(1);
    KIT.stop(it);
  }

  @Test
  void what_takes_long_is_bridged_and_told_when_it_is_asked_for_again() {
    var it = begun("plumber:voice-slow");
    asks(it);
    var filler = told();
    assertThat(filler.pending()).isTrue();
    assertThat(filler.answer().text()).contains("\"say\"", "\"pending\":true");
    works();
    asks(it);
    var result = told();
    assertThat(result.pending()).isFalse();
    assertThat(result.answer().text()).contains("\"ok\":true");
    assertThat(ran).hasValue(1);
    KIT.stop(it);
  }

  @Test
  void what_was_under_way_when_a_node_died_is_told_by_the_next() {
    var it = begun("plumber:voice-restart");
    asks(it);
    agent.expectNoMessage(Duration.ofMillis(100));
    KIT.stop(it);
    work = new CompletableFuture<>();
    var again = conversation("plumber:voice-restart");
    asks(again);
    works();
    var first = told();
    assertThat(first.pending()).isFalse();
    KIT.stop(again);
    var third = conversation("plumber:voice-restart");
    asks(third);
    assertThat(told()).isEqualTo(first);
    assertThat(ran).hasValue(2);
    KIT.stop(third);
  }
}
