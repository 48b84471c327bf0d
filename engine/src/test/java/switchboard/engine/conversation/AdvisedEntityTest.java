package switchboard.engine.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
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
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.conversation.Conversation.Reply.Part;
import switchboard.engine.conversation.Conversation.Reply.Say;
import switchboard.engine.dialogue.Phrases;
import switchboard.engine.dialogue.RuleBrain;
import switchboard.engine.privacy.MaskSeal;
import switchboard.engine.privacy.Personal;
import switchboard.engine.privacy.StoredFact;
import switchboard.engine.specialist.Contribution;
import switchboard.engine.specialist.Opinion;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Tenant.Status;
import switchboard.engine.tenant.Tenants.Card;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Tool;
import switchboard.engine.understanding.EmbeddedUnderstander;
import switchboard.engine.understanding.Understander;

class AdvisedEntityTest {

  private static final ActorTestKit KIT =
      ActorTestKit.create(EventSourcedBehaviorTestKit.config().withFallback(ConfigFactory.load()));
  private static final PersistenceTestKit JOURNAL = PersistenceTestKit.create(KIT.system());
  private static final Understander UNDERSTANDER = new EmbeddedUnderstander();
  private static final Profile PLUMBER = Talk.plain(Presets.all().getFirst().profile());
  private static final String QUESTION = "is hydro jetting better than snaking a drain";

  private record Asked(String run, CompletableFuture<Result> done) {}

  private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
  private final TestProbe<Reply> caller = KIT.createTestProbe();

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  private CompletionStage<Result> tool(String run, Tool tool) {
    if (!(tool instanceof Tool.ConsultSpecialists))
      return CompletableFuture.completedFuture(Debate.found());
    var it = new Asked(run, new CompletableFuture<>());
    asked.add(it);
    return it.done();
  }

  private ActorRef<Command> conversation(String id) {
    var card = new Card("plumber", PLUMBER, Status.ACTIVE, 1);
    var brain = new RuleBrain(Phrases.of("en"));
    var means =
        new Conversation.Means(
            it -> new Mind(it, card, UNDERSTANDER, brain),
            (_, _, run, tool) -> tool(run, tool),
            Clock.fixed(Talk.NOON, ZoneOffset.UTC));
    return KIT.spawn(Conversation.create(id, means, new MaskSeal(42), _ -> {}));
  }

  /// A call whose caller has just agreed to wait.
  private ActorRef<Command> agreed(String id) {
    var it = conversation(id);
    var peer = Optional.of(Personal.of("+19135550142"));
    var arrival = new Arrival(Channel.VOICE, peer, Optional.of(new Phone("+19135550100")), "CA1");
    it.tell(new Command.Begin(arrival, caller.getRef()));
    assertThat(said()).contains("Prairie Plumbing");
    says(it, 1, QUESTION);
    assertThat(said()).contains("our drainage specialist", "thirty seconds");
    says(it, 2, "yes please");
    return it;
  }

  private void says(ActorRef<Command> call, int turn, String words) {
    call.tell(new Command.Hear(turn, Personal.of(words), 0.9, caller.getRef()));
  }

  private Reply reply() {
    return caller.receiveMessage(Duration.ofSeconds(6));
  }

  private String said() {
    return ((Say) reply()).text().text();
  }

  private Asked asked() throws InterruptedException {
    var it = asked.poll(5, TimeUnit.SECONDS);
    if (it == null) throw new AssertionError("nobody was asked in time");
    return it;
  }

  private static void answer(Asked it) {
    var opinion = new Opinion.Answered("A cable is for a single clog.", 0.9);
    var who = Contribution.of("drainage", "drainage specialist", opinion, Duration.ofSeconds(5));
    it.done().complete(new Result.Advised(List.of(who)));
  }

  @Test
  void whoever_waits_is_kept_company_may_speak_and_hears_the_answer() throws Exception {
    var call = agreed("plumber:company");
    var it = asked();
    var part = (Part) reply();
    assertThat(part.turn()).isEqualTo(2);
    assertThat(part.open()).isTrue();
    assertThat(part.text().text()).contains("I am asking our drainage specialist");
    call.tell(new Command.Resume(2, caller.getRef()));
    answer(it);
    assertThat(said()).contains("Our drainage specialist says: A cable", "How else can I help");
    KIT.stop(call);
  }

  @Test
  void never_mind_ends_the_wait_and_the_answer_is_not_told() throws Exception {
    var call = agreed("plumber:never-mind");
    var it = asked();
    assertThat(reply()).isInstanceOf(Part.class);
    says(call, 3, "never mind");
    assertThat(said()).contains("leave that");
    answer(it);
    says(call, 4, "what are your hours");
    assertThat(said()).contains("Monday").doesNotContain("cable");
    KIT.stop(call);
  }

  @Test
  void another_question_is_answered_and_theirs_follows_with_what_is_said_next() throws Exception {
    var call = agreed("plumber:meanwhile");
    var it = asked();
    assertThat(reply()).isInstanceOf(Part.class);
    says(call, 3, "what are your hours");
    assertThat(said()).contains("Monday");
    answer(it);
    says(call, 4, "are you licensed");
    assertThat(said()).contains("By the way", "A cable is for a single clog", "licensed");
    KIT.stop(call);
  }

  @Test
  void who_asks_whether_we_are_there_goes_on_waiting() throws Exception {
    var call = agreed("plumber:still-there");
    var it = asked();
    assertThat(reply()).isInstanceOf(Part.class);
    says(call, 3, "hello are you still there");
    var part = (Part) reply();
    assertThat(part.turn()).isEqualTo(3);
    call.tell(new Command.Resume(3, caller.getRef()));
    answer(it);
    assertThat(((Say) reply()).turn()).isEqualTo(3);
    KIT.stop(call);
  }

  @Test
  void after_a_restart_the_run_is_started_again_by_the_same_id() throws Exception {
    var call = agreed("plumber:restart");
    var lost = asked();
    KIT.stop(call);
    var again = conversation("plumber:restart");
    var anew = asked();
    assertThat(anew.run()).isEqualTo(lost.run());
    again.tell(new Command.Resume(2, caller.getRef()));
    answer(anew);
    Reply reply = reply();
    if (reply instanceof Part) {
      again.tell(new Command.Resume(2, caller.getRef()));
      reply = reply();
    }
    assertThat(((Say) reply).text().text()).contains("A cable is for a single clog");
    KIT.stop(again);
  }

  @Test
  void what_was_asked_and_said_is_sealed_in_the_journal() throws Exception {
    var call = agreed("plumber:sealed");
    answer(asked());
    caller.receiveMessage(Duration.ofSeconds(6));
    var facts =
        JOURNAL.persistedInStorage("conversation|plumber:sealed").stream()
            .map(it -> new String(((StoredFact) it).json(), UTF_8))
            .toList();
    assertThat(facts)
        .anyMatch(it -> it.contains("specialists-offered"))
        .anyMatch(it -> it.contains("specialists-answered"))
        .anyMatch(it -> it.contains("consult-specialists"))
        .anyMatch(it -> it.contains("advised"))
        .noneMatch(it -> it.contains("snaking") || it.contains("single clog"));
    KIT.stop(call);
  }
}
