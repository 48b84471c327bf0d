package switchboard.engine.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import switchboard.engine.Phone;
import switchboard.engine.conversation.Arrival.Channel;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Command.Begin;
import switchboard.engine.conversation.Conversation.Command.Expire;
import switchboard.engine.conversation.Conversation.Command.Finish;
import switchboard.engine.conversation.Conversation.Command.Receive;
import switchboard.engine.conversation.Conversation.Command.Resume;
import switchboard.engine.conversation.Conversation.Means;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.conversation.Conversation.Reply.Say;
import switchboard.engine.dialogue.Phrases;
import switchboard.engine.dialogue.RuleBrain;
import switchboard.engine.privacy.MaskSeal;
import switchboard.engine.privacy.Personal;
import switchboard.engine.privacy.StoredFact;
import switchboard.engine.tool.House;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Tool;
import switchboard.engine.tool.Toolbox;
import switchboard.engine.understanding.EmbeddedUnderstander;

class ConversationEntityTest {
  private static final ActorTestKit KIT =
      ActorTestKit.create(EventSourcedBehaviorTestKit.config().withFallback(ConfigFactory.load()));
  private static final PersistenceTestKit JOURNAL = PersistenceTestKit.create(KIT.system());
  private static final EmbeddedUnderstander UNDERSTANDER = new EmbeddedUnderstander();
  private static final Result FOUND =
      new Result.CustomerFound(
          "c1", false, Optional.empty(), Optional.empty(), false, Optional.empty());

  private final Bench bench = new Bench();
  private final TestProbe<ActorRef<Command>> retired = KIT.createTestProbe();

  /// A toolbox whose runs wait until the test finishes them.
  static final class Bench implements Toolbox {

    record Run(String id, Tool tool, CompletableFuture<Result> result) {}

    private final BlockingQueue<Run> runs = new LinkedBlockingQueue<>();

    @Override
    public CompletionStage<Result> run(String tenant, String conversation, String run, Tool tool) {
      var it = new Run(run, tool, new CompletableFuture<>());
      runs.add(it);
      return it.result();
    }

    Run next() throws InterruptedException {
      var it = runs.poll(5, TimeUnit.SECONDS);
      if (it == null) throw new AssertionError("no run asked for in time");
      return it;
    }
  }

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  private ActorRef<Command> conversation(String id) {
    var clock = Clock.fixed(Talk.NOON, ZoneOffset.UTC);
    var card = new House(Talk.NOON).card();
    var means =
        new Means(
            it -> new Mind(it, card, UNDERSTANDER, new RuleBrain(Phrases.of("en"))), bench, clock);
    return KIT.spawn(Conversation.create(id, means, new MaskSeal(42), retired.ref()::tell));
  }

  private static Arrival arrival(Channel channel) {
    var peer = Optional.of(Personal.of("+19135550142"));
    return new Arrival(channel, peer, Optional.of(new Phone("+19135550100")), "CA1");
  }

  private static Receive text(String message, String words, TestProbe<Reply> to) {
    return new Receive(
        arrival(Channel.SMS), message, Personal.of(words), Optional.empty(), to.getRef());
  }

  private static String said(TestProbe<Reply> probe) {
    return ((Say) probe.receiveMessage(Duration.ofSeconds(30))).text().text();
  }

  private static List<String> journal(String id) {
    return JOURNAL.persistedInStorage("conversation|" + id).stream()
        .map(it -> new String(((StoredFact) it).json(), UTF_8))
        .toList();
  }

  @Test
  void what_was_being_done_when_it_stopped_is_done_again_with_the_same_run() throws Exception {
    var lost = KIT.<Reply>createTestProbe();
    var first = conversation("plumber:killed");
    first.tell(new Begin(arrival(Channel.VOICE), lost.getRef()));
    var before = bench.next();
    KIT.stop(first);
    var again = conversation("plumber:killed");
    var after = bench.next();
    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.tool()).isEqualTo(before.tool());
    var retry = KIT.<Reply>createTestProbe();
    again.tell(new Begin(arrival(Channel.VOICE), retry.getRef()));
    after.result().complete(FOUND);
    assertThat(said(retry)).contains("Prairie Plumbing");
    lost.expectNoMessage(Duration.ofMillis(50));
    KIT.stop(again);
  }

  @Test
  void all_who_ask_for_a_turn_hear_its_reply_once() throws Exception {
    var one = KIT.<Reply>createTestProbe();
    var two = KIT.<Reply>createTestProbe();
    var call = conversation("plumber:asked-twice");
    call.tell(new Begin(arrival(Channel.VOICE), one.getRef()));
    call.tell(new Resume(0, two.getRef()));
    var run = bench.next();
    run.result().complete(FOUND);
    assertThat(said(one)).isEqualTo(said(two));
    call.tell(new Finish(run.id(), FOUND));
    call.tell(new Resume(0, two.getRef()));
    said(two);
    one.expectNoMessage(Duration.ofMillis(50));
    assertThat(journal("plumber:asked-twice"))
        .filteredOn(it -> it.contains("conversation.replied"))
        .hasSize(1);
    KIT.stop(call);
  }

  @Test
  void while_a_tool_does_not_answer_asking_again_asks_for_nothing_twice() throws Exception {
    var probe = KIT.<Reply>createTestProbe();
    var call = conversation("plumber:slow");
    call.tell(new Begin(arrival(Channel.VOICE), probe.getRef()));
    var run = bench.next();
    var retry = KIT.<Reply>createTestProbe();
    call.tell(new Begin(arrival(Channel.VOICE), retry.getRef()));
    probe.expectNoMessage(Duration.ofMillis(50));
    assertThat(bench.runs).isEmpty();
    run.result().completeExceptionally(new IllegalStateException());
    assertThat(said(probe)).isEqualTo(said(retry)).contains("Prairie Plumbing");
    KIT.stop(call);
  }

  @Test
  void a_resting_thread_may_go_and_a_live_call_may_not() throws Exception {
    var probe = KIT.<Reply>createTestProbe();
    var thread = conversation("plumber:thread");
    thread.tell(text("SM1", "hello", probe));
    thread.tell(new Expire());
    retired.expectNoMessage(Duration.ofMillis(50));
    bench.next().result().complete(FOUND);
    said(probe);
    thread.tell(new Expire());
    assertThat(retired.receiveMessage()).isEqualTo(thread);
    var call = conversation("plumber:live");
    call.tell(new Begin(arrival(Channel.VOICE), probe.getRef()));
    bench.next().result().complete(FOUND);
    said(probe);
    call.tell(new Expire());
    retired.expectNoMessage(Duration.ofMillis(50));
    KIT.stop(thread);
    KIT.stop(call);
  }

  @Test
  void two_texts_at_once_are_answered_one_after_the_other() throws Exception {
    var one = KIT.<Reply>createTestProbe();
    var two = KIT.<Reply>createTestProbe();
    var thread = conversation("plumber:two-texts");
    thread.tell(text("SM1", "my faucet is dripping", one));
    thread.tell(text("SM2", "Jamie Sample", two));
    bench.next().result().complete(FOUND);
    assertThat(said(one)).contains("name");
    assertThat(said(two)).contains("address");
    assertThat(journal("plumber:two-texts")).noneMatch(it -> it.contains("dripping"));
    KIT.stop(thread);
  }

  @Test
  void when_the_journal_fails_it_comes_back_and_the_retry_is_answered() throws Exception {
    var probe = KIT.<Reply>createTestProbe();
    var call = conversation("plumber:unlucky");
    JOURNAL.failNextPersisted("conversation|plumber:unlucky");
    call.tell(new Begin(arrival(Channel.VOICE), probe.getRef()));
    probe.expectNoMessage(Duration.ofMillis(50));
    var retry = KIT.<Reply>createTestProbe();
    Bench.Run run = null;
    for (int i = 0; i < 50 && run == null; i++) {
      call.tell(new Begin(arrival(Channel.VOICE), retry.getRef()));
      run = bench.runs.poll(100, TimeUnit.MILLISECONDS);
    }
    assertThat(run).isNotNull();
    Objects.requireNonNull(run).result().complete(FOUND);
    assertThat(said(retry)).contains("Prairie Plumbing");
    KIT.stop(call);
  }
}
