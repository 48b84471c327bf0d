package switchboard.edge.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.DefaultEventLoop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.edge.media.Switchroom.Admission;
import switchboard.edge.media.Switchroom.Start;
import switchboard.edge.media.Talk;
import switchboard.edge.twilio.Acme;
import switchboard.edge.twilio.Until;
import switchboard.edge.voice.Pass;
import switchboard.edge.voice.Passes;
import switchboard.engine.Entities;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reason;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.conversation.Hosted;
import switchboard.engine.conversation.Hosted.Answer.Followed;
import switchboard.engine.conversation.Hosted.Answer.Opened;
import switchboard.engine.conversation.Hosted.Answer.Told;
import switchboard.engine.ladder.Ladder.VendorState;
import switchboard.engine.privacy.Personal;

class SwitchroomTest {

  private static final ActorTestKit KIT = ActorTestKit.create(ConfigFactory.load());
  private static final DefaultEventLoop LOOP = new DefaultEventLoop();
  private static final Instant NOON = Instant.parse("2026-11-23T18:00:00Z");

  private final Passes passes = new Passes(new byte[32]);
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Book book = new Book();
  private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
  private final Admittance admittance = new Admittance(passes, clock);
  private final Vendors vendors =
      new Vendors(List.of(new Mute("deepgram")), Map.of("deepgram", 2), clock);
  private final Rungs rungs =
      new Rungs(List.of(), vendors, new Seats(clock), OptionalInt.empty(), registry);

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
    LOOP.shutdownGracefully(0, 0, TimeUnit.SECONDS);
  }

  /// A conversation that answers as told and keeps what it was told.
  private static final class Book implements Entities<Command> {

    final List<Command> told = new ArrayList<>();
    Function<Command, CompletionStage<? extends Reply>> script = _ -> followed(false);

    @Override
    @SuppressWarnings("unchecked")
    public synchronized <R> CompletionStage<R> ask(
        String id, Function<ActorRef<R>, Command> command) {
      var it = command.apply((ActorRef<R>) KIT.system().<Reply>ignoreRef());
      told.add(it);
      return (CompletionStage<R>) script.apply(it);
    }

    synchronized List<Command> told() {
      return List.copyOf(told);
    }
  }

  private static CompletableFuture<Reply> followed(boolean over) {
    return CompletableFuture.completedFuture(new Followed(over));
  }

  @BeforeEach
  void the_conversation_opens_its_line() {
    var opened =
        new Opened(Personal.of("Hello"), Personal.of("You are Robin"), List.of(), 4, "en-US");
    book.script =
        it ->
            it instanceof Hosted.Open ? CompletableFuture.completedFuture(opened) : followed(false);
  }

  private Admission admit(Map<String, String> parameters, String call) {
    var room =
        new CallSwitchroom(
            new CallSwitchroom.Means(admittance, Acme.ALL, book, rungs, registry, KIT.system()));
    return room.admit(new Start("AC1", call, "MZ1", parameters), false, LOOP)
        .toCompletableFuture()
        .orTimeout(10, TimeUnit.SECONDS)
        .join();
  }

  private Talk talk() {
    var parameters = admittance.parameters("acme", "CA1", "deepgram");
    return ((Admission.Admitted) admit(parameters, "CA1")).talk();
  }

  private String refusal(Map<String, String> parameters, String call) {
    return admit(parameters, call) instanceof Admission.Refused(var reason) ? reason : "admitted";
  }

  @Test
  void whoever_has_the_token_is_let_in_with_what_they_must_know() {
    var parameters = admittance.parameters("acme", "CA1", "deepgram");
    var it = (Admission.Admitted) admit(parameters, "CA1");
    assertThat(it.vendor().name()).isEqualTo("deepgram");
    assertThat(it.briefing().greeting().text()).isEqualTo("Hello");
    assertThat(it.briefing().functions()).isNotEmpty();
    assertThat(it.talk().alive()).isTrue();
    assertThat(rungs.seats().taken()).isEqualTo(1);
    it.talk().hungUp();
    assertThat(rungs.seats().taken()).isZero();
  }

  @Test
  void anybody_else_is_refused_with_a_reason() {
    var good = admittance.parameters("acme", "CA1", "deepgram");
    var token = String.valueOf(good.get("token"));
    assertThat(refusal(Map.of(), "CA1")).isEqualTo("no-token");
    assertThat(refusal(Map.of("token", "x"), "CA1")).isEqualTo("forged-token");
    assertThat(refusal(Map.of("token", token + "A"), "CA1")).isEqualTo("forged-token");
    assertThat(refusal(Map.of("token", "\u0000" + token), "CA1")).isEqualTo("forged-token");
    assertThat(refusal(good, "CA2")).isEqualTo("token-of-another-call");
    var other = passes.token(new Pass("acme", "CA1/deepgram", NOON.plusSeconds(60)));
    assertThat(refusal(Map.of("token", other), "CA1")).isEqualTo("forged-token");
    var old = passes.token(new Pass(Pass.Kind.MEDIA, "acme", "CA1/deepgram", NOON.minusSeconds(1)));
    assertThat(refusal(Map.of("token", old), "CA1")).isEqualTo("expired-token");
    assertThat(refusal(admittance.parameters("acme", "CA1", "openai"), "CA1"))
        .isEqualTo("vendor-unconfigured");
    assertThat(refusal(admittance.parameters("nobody", "CA1", "deepgram"), "CA1"))
        .isEqualTo("unknown-tenant");
    assertThat(registry.find("switchboard.admission.refused").counters()).hasSize(6);
  }

  @Test
  void a_token_that_the_conversation_knows_is_refused() {
    book.script = _ -> CompletableFuture.completedFuture(new Reply.Rejected(Reason.DISCARDED));
    assertThat(refusal(admittance.parameters("acme", "CA1", "deepgram"), "CA1"))
        .isEqualTo("used-token");
  }

  @Test
  void a_conversation_that_does_not_answer_lets_nobody_in() {
    book.script = _ -> CompletableFuture.failedFuture(new IllegalStateException("away"));
    assertThat(refusal(admittance.parameters("acme", "CA1", "deepgram"), "CA1"))
        .isEqualTo("conversation-late");
  }

  @Test
  void everything_is_told_in_order_and_under_its_number() {
    var talk = talk();
    talk.agentSaid("a", "Hello", "Hello");
    talk.callerSaid("my tap drips");
    talk.pressed("5");
    Until.holds(() -> book.told().size() == 4);
    assertThat(book.told().subList(1, 4))
        .extracting(it -> ((Hosted.OfLine) it).number())
        .containsExactly(1, 2, 3);
    assertThat(book.told().get(2)).isInstanceOf(Hosted.Said.class);
  }

  @Test
  void what_was_not_answered_is_told_again_under_the_same_number() {
    var talk = talk();
    var answers = book.script;
    book.script =
        it -> {
          book.script = answers;
          return CompletableFuture.failedFuture(new IllegalStateException("late"));
        };
    talk.callerSaid("my tap drips");
    Until.holds(() -> book.told().size() == 3);
    assertThat(book.told().subList(1, 3))
        .extracting(it -> ((Hosted.Said) it).number())
        .containsExactly(1, 1);
    assertThat(talk.alive()).isTrue();
  }

  @Test
  void a_conversation_that_is_out_of_reach_ends_the_talk() {
    var talk = talk();
    book.script = _ -> CompletableFuture.failedFuture(new IllegalStateException("away"));
    talk.callerSaid("my tap drips");
    Until.holds(() -> !talk.alive());
  }

  @Test
  void more_than_can_wait_ends_the_talk_rather_than_leave_gaps() {
    var talk = talk();
    book.script = _ -> new CompletableFuture<Reply>();
    for (int i = 0; i < 500; i++) talk.callerSaid("word " + i);
    assertThat(talk.alive()).isFalse();
    assertThat(registry.counter("switchboard.talk.given.up", "reason", "queue-full").count())
        .isEqualTo(1);
    assertThat(rungs.below(caller(), switchboard.engine.conversation.Rung.SPEECH, "lost").reason())
        .isEqualTo("queue-full");
  }

  private static Rungs.Caller caller() {
    return new Rungs.Caller(Acme.ACME, "CA1", Optional.empty());
  }

  @Test
  void a_function_is_asked_for_under_a_generation_that_goes_on_counting() throws Exception {
    var talk = talk();
    var told = new Told("t1", Personal.of("{\"ok\":true,\"say\":\"Fine.\"}"), true);
    book.script = _ -> CompletableFuture.completedFuture(told);
    var answer = talk.wants("t1", 2, "find_times", "{}").toCompletableFuture().get();
    assertThat(answer.pending()).isTrue();
    assertThat(answer.told().path("say").asText()).isEqualTo("Fine.");
    assertThat(book.told().getLast())
        .isInstanceOfSatisfying(
            Hosted.Invoke.class, it -> assertThat(it.generation()).isEqualTo(6));
  }

  @Test
  void a_function_nobody_answers_is_answered_with_a_sentence() throws Exception {
    var talk = talk();
    book.script = _ -> CompletableFuture.failedFuture(new IllegalStateException("away"));
    var answer = talk.wants("t1", 2, "find_times", "no json").toCompletableFuture().get();
    assertThat(answer.told().path("ok").asBoolean(true)).isFalse();
    assertThat(answer.told().path("say").asText()).isNotBlank();
  }

  @Test
  void the_key_for_a_person_gives_the_call_back_but_a_number_does_not() {
    var talk = talk();
    for (var digit : "5550".split("")) talk.pressed(digit);
    Until.holds(() -> book.told().size() == 5);
    assertThat(talk.alive()).isTrue();
    var other = talk();
    other.pressed("0");
    Until.holds(() -> !other.alive());
  }

  @Test
  void the_talk_ends_when_the_conversation_is_over() {
    var talk = talk();
    book.script = _ -> followed(true);
    talk.agentSaid("a", "Goodbye", "Goodbye");
    Until.holds(() -> !talk.alive());
  }

  @Test
  void a_vendor_that_fails_again_and_again_is_left_alone() {
    for (int i = 0; i < 3; i++) talk().lost("silent");
    assertThat(vendors.state(Optional.of("deepgram"))).isEqualTo(VendorState.BROKEN);
    talk().agentSaid("a", "Hello", "Hello");
    assertThat(vendors.state(Optional.of("deepgram"))).isEqualTo(VendorState.WELL);
  }

  @Test
  void what_is_the_telephones_fault_is_not_the_vendors() {
    for (int i = 0; i < 5; i++) talk().lost("phone-silent");
    assertThat(vendors.state(Optional.of("deepgram"))).isEqualTo(VendorState.WELL);
  }

  @Test
  void a_seat_nobody_heard_of_for_a_while_is_free_again() {
    var seats = new Seats(clock);
    seats.take("acme:CA1", "acme", Optional.empty(), Duration.ZERO);
    seats.take("acme:CA2", "acme", Optional.empty(), Duration.ofSeconds(5));
    assertThat(seats.taken()).isEqualTo(1);
  }
}
