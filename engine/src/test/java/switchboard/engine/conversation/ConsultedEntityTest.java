package switchboard.engine.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
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
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.conversation.Conversation.Reply.Part;
import switchboard.engine.conversation.Conversation.Reply.Say;
import switchboard.engine.dialogue.Phrases;
import switchboard.engine.dialogue.RuleBrain;
import switchboard.engine.llm.Cost;
import switchboard.engine.llm.Failure;
import switchboard.engine.llm.LanguageModel;
import switchboard.engine.llm.Models;
import switchboard.engine.llm.Panel;
import switchboard.engine.llm.Prompt;
import switchboard.engine.llm.Watch;
import switchboard.engine.privacy.MaskSeal;
import switchboard.engine.privacy.Personal;
import switchboard.engine.privacy.StoredFact;
import switchboard.engine.tenant.Brain;
import switchboard.engine.tenant.Tenants.Card;
import switchboard.engine.tool.House;
import switchboard.engine.understanding.Slots;
import switchboard.engine.understanding.Understanding;

class ConsultedEntityTest {
  private static final ActorTestKit KIT =
      ActorTestKit.create(EventSourcedBehaviorTestKit.config().withFallback(ConfigFactory.load()));
  private static final PersistenceTestKit JOURNAL = PersistenceTestKit.create(KIT.system());

  /// A model that answers when the test does.
  private static final class Mouth implements LanguageModel {
    record Asked(Prompt prompt, Sink sink, CompletableFuture<Void> cancelled) {}

    private final BlockingQueue<Asked> all = new LinkedBlockingQueue<>();

    @Override
    public Run ask(Prompt prompt, Sink sink) {
      var it = new Asked(prompt, sink, new CompletableFuture<>());
      all.add(it);
      return () -> it.cancelled().complete(null);
    }

    Asked next() throws InterruptedException {
      var it = all.poll(5, TimeUnit.SECONDS);
      if (it == null) throw new AssertionError("nobody was asked in time");
      return it;
    }
  }

  private final Mouth first = new Mouth();
  private final Mouth second = new Mouth();
  private final TestProbe<Reply> caller = KIT.createTestProbe();
  private Brain brain = Brain.USUAL;

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  private Card card() {
    var it = new House(Talk.NOON).card();
    return new Card(it.id(), it.profile().with(brain), it.status(), it.version());
  }

  private ActorRef<Command> conversation(String id) {
    var clock = Clock.fixed(Talk.NOON, ZoneOffset.UTC);
    var panel = new Panel(Map.of("first", first, "second", second), Watch.NOBODY, clock);
    var models = new Models(List.of("first", "second"), Cost.NONE);
    var rules = new RuleBrain(Phrases.of("en"));
    var means =
        new Conversation.Means(
            it ->
                new Mind(
                        it,
                        card(),
                        (_, _, _, _, _) -> new Understanding("unknown", 0.1, false, Slots.NONE),
                        rules)
                    .asking(models),
            (_, _, _, _) -> CompletableFuture.completedFuture(Debate.found()),
            clock,
            panel);
    return KIT.spawn(Conversation.create(id, means, new MaskSeal(42), _ -> {}));
  }

  private ActorRef<Command> begun(String id) {
    var it = conversation(id);
    var peer = Optional.of(Personal.of("+19135550142"));
    var arrival = new Arrival(Channel.VOICE, peer, Optional.of(new Phone("+19135550100")), "CA1");
    it.tell(new Command.Begin(arrival, caller.getRef()));
    assertThat(said()).contains("Prairie Plumbing");
    return it;
  }

  private void says(ActorRef<Command> call, int turn, String words) {
    call.tell(new Command.Hear(turn, Personal.of(words), 0.9, caller.getRef()));
  }

  private String said() {
    return ((Say) caller.receiveMessage(Duration.ofSeconds(30))).text().text();
  }

  private static Brain impatient(long patience, long limit) {
    return new Brain(
        List.of(),
        Map.of(),
        Brain.Limits.NONE,
        Optional.of(Duration.ofMillis(patience)),
        Optional.of(Duration.ofMillis(limit)));
  }

  @Test
  void pieces_become_sentences_and_sentences_a_reply() throws Exception {
    var call = begun("plumber:pieces");
    says(call, 1, "hello there");
    var asked = first.next();
    for (var it : "We fix pipes. How can I help?".split("(?<=\\G..)")) asked.sink().words(it);
    asked.sink().done(new Cost(10, 5, 0));
    assertThat(said()).isEqualTo("We fix pipes. How can I help?");
    var parts =
        JOURNAL.persistedInStorage("conversation|plumber:pieces").stream()
            .map(it -> new String(((StoredFact) it).json(), UTF_8))
            .filter(it -> it.contains("part-spoken"));
    assertThat(parts).hasSize(2).noneMatch(it -> it.contains("pipes"));
    KIT.stop(call);
  }

  @Test
  void whoever_can_speak_piece_by_piece_gets_each_sentence_as_it_comes() throws Exception {
    brain = impatient(5_000, 20_000);
    var call = begun("plumber:streamed");
    says(call, 1, "hello there");
    var live = KIT.<Reply>createTestProbe();
    call.tell(new Command.Resume(1, 0, live.getRef()));
    var asked = first.next();
    asked.sink().words("We fix pipes. How");
    var part = (Part) live.receiveMessage(Duration.ofSeconds(30));
    assertThat(part.text().text()).isEqualTo("We fix pipes.");
    assertThat(part.said()).isEqualTo(13);
    call.tell(new Command.Resume(1, part.said(), live.getRef()));
    live.expectNoMessage(Duration.ofMillis(50));
    caller.expectNoMessage(Duration.ofMillis(10));
    asked.sink().words(" can I help?");
    asked.sink().done(Cost.NONE);
    var rest = live.receiveMessage(Duration.ofSeconds(30));
    var text = rest instanceof Part it ? it.text() : ((Say) rest).text();
    assertThat(text.text()).isEqualTo("We fix pipes. How can I help?");
    assertThat(said()).isEqualTo("We fix pipes. How can I help?");
    KIT.stop(call);
  }

  @Test
  void a_slow_model_is_bridged_by_a_filler_and_heard_all_the_same() throws Exception {
    brain = impatient(50, 5_000);
    var call = begun("plumber:slow-model");
    says(call, 1, "hello there");
    var asked = first.next();
    asked.sink().words("We");
    var part = (Part) caller.receiveMessage(Duration.ofSeconds(30));
    assertThat(part.text().text()).isNotBlank();
    call.tell(new Command.Resume(1, caller.getRef()));
    asked = first.all.isEmpty() && second.all.isEmpty() ? asked : second.next();
    asked.sink().words("We are here. ");
    asked.sink().done(Cost.NONE);
    assertThat(said()).contains("We are here.");
    KIT.stop(call);
  }

  @Test
  void the_next_is_asked_when_the_first_fails_and_the_rules_when_both_do() throws Exception {
    var call = begun("plumber:both-fail");
    says(call, 1, "hello there");
    first.next().sink().failed(Failure.BUSY);
    second.next().sink().failed(Failure.BROKEN);
    assertThat(said()).isNotBlank();
    KIT.stop(call);
  }

  @Test
  void whoever_is_silent_for_too_long_is_let_go() throws Exception {
    brain = impatient(2_000, 100);
    var call = begun("plumber:silent-model");
    says(call, 1, "hello there");
    var asked = first.next();
    assertThat(said()).isNotBlank();
    asked.cancelled().orTimeout(20, TimeUnit.SECONDS).join();
    asked.sink().words("Here I am at last. ");
    asked.sink().done(Cost.NONE);
    caller.expectNoMessage(Duration.ofMillis(50));
    KIT.stop(call);
  }

  @Test
  void words_meanwhile_cancel_what_was_being_said() throws Exception {
    var call = begun("plumber:barge-in");
    says(call, 1, "hello there");
    var old = first.next();
    old.sink().words("Well, first of all. Then");
    says(call, 2, "no, listen");
    old.cancelled().orTimeout(20, TimeUnit.SECONDS).join();
    said();
    var now = first.next();
    old.sink().words(" the old story. ");
    old.sink().done(Cost.NONE);
    now.sink().words("I am listening.");
    now.sink().done(Cost.NONE);
    assertThat(said()).isEqualTo("I am listening.");
    KIT.stop(call);
  }

  @Test
  void a_model_that_was_being_asked_when_it_stopped_is_asked_again() throws Exception {
    var call = begun("plumber:restarted");
    says(call, 1, "hello there");
    var lost = first.next();
    KIT.stop(call);
    lost.cancelled().orTimeout(20, TimeUnit.SECONDS).join();
    var again = conversation("plumber:restarted");
    again.tell(new Command.Resume(1, caller.getRef()));
    var anew = first.next();
    assertThat(anew.prompt()).isEqualTo(lost.prompt());
    anew.sink().words("Back again.");
    anew.sink().done(Cost.NONE);
    assertThat(said()).isEqualTo("Back again.");
    KIT.stop(again);
  }

  @Test
  void hanging_up_cancels() throws Exception {
    var call = begun("plumber:hung-up");
    says(call, 1, "hello there");
    var asked = first.next();
    call.tell(new Command.Report("completed", 3, Optional.empty(), caller.getRef()));
    asked.cancelled().orTimeout(20, TimeUnit.SECONDS).join();
    KIT.stop(call);
  }
}
