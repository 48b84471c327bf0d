package switchboard.edge.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;
import switchboard.edge.access.Registry;
import switchboard.edge.duty.Handler.Outcome;
import switchboard.engine.Entities;
import switchboard.engine.calendar.Schedule;
import switchboard.engine.conversation.Arrival.Channel;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reason;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.conversation.Conversations;
import switchboard.engine.customer.Customers;
import switchboard.engine.duty.Duty;
import switchboard.engine.duty.Duty.Kind;
import switchboard.engine.privacy.Seals;
import switchboard.engine.tenant.Planning;
import switchboard.engine.tenant.Presets;

/// What is done once a conversation is over.
class AftermathDutiesTest {

  /// Noon in Chicago, and late in the evening.
  private static final Instant NOON = Instant.parse("2026-11-23T18:00:00Z");

  private static final Instant NIGHT = Instant.parse("2026-11-24T04:00:00Z");

  private final List<Command> told = new ArrayList<>();
  private Reply reply = new Reply.Noted();
  private Instant now = NOON;
  private boolean optedOut;
  private Planning.Survey survey = Planning.Survey.SMS;
  private Optional<Conversations.Summary> call = Optional.of(call(false, "booked"));

  private Conversations.Summary call(boolean emergency, String outcome) {
    return new Conversations.Summary(
        "CA1",
        Channel.VOICE,
        Optional.of("c1"),
        Optional.of("Pat"),
        Optional.of("+19135550142"),
        Optional.of("book"),
        emergency,
        Optional.of("a dripping faucet"),
        Optional.of(outcome),
        Optional.empty(),
        1,
        now.minusSeconds(120),
        Optional.of(now.minusSeconds(10)),
        Optional.empty());
  }

  private Conversations.Detail detail(Conversations.Summary it) {
    var turn =
        new Conversations.Turn(
            1,
            "utterance",
            Optional.of("thank you very much"),
            Optional.of(0.9),
            Optional.of("thanks"),
            Optional.of(0.9),
            Optional.of("Goodbye."),
            true,
            Optional.of(NOON),
            Optional.of(NOON),
            List.of(
                new Conversations.Run(
                    "r1", "book", Optional.of("Appointment made"), NOON, Optional.of(NOON))));
    return new Conversations.Detail(it, List.of(turn));
  }

  private final Entities<Command> entities =
      new Entities<>() {
        @Override
        @SuppressWarnings("unchecked")
        public <R> CompletionStage<R> ask(String id, Function<ActorRef<R>, Command> command) {
          told.add(command.apply(TestInbox.<R>create().getRef()));
          return CompletableFuture.completedStage((R) reply);
        }
      };

  private interface Answering {
    Object answer(String method);
  }

  private static <T> T port(Class<T> type, Answering answering) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, _) -> answering.answer(method.getName())));
  }

  private Clock clock() {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  private Registry tenants() {
    var registry = new Registry();
    var profile = Presets.all().getFirst().profile();
    var asking = profile.with(profile.planning().surveying(survey));
    registry.register("plumber", asking, Map.of());
    return registry;
  }

  private Conversations conversations() {
    return port(Conversations.class, _ -> call.map(this::detail));
  }

  private Outcome assess() throws Exception {
    var schedule = port(Schedule.class, _ -> Optional.empty());
    return new Assessing(tenants(), conversations(), schedule, entities, Scorer.EMBEDDED, clock())
        .handle(duty(Kind.ASSESS, Map.of("by", "us")));
  }

  private Outcome survey() throws Exception {
    var customers =
        port(
            Customers.class,
            _ ->
                Optional.of(
                    new Customers.Row(
                        "c1",
                        Optional.of("Pat"),
                        Optional.of("+19135550142"),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        optedOut,
                        NOON,
                        NOON)));
    var seals =
        port(
            Seals.class,
            it -> it.equals("hash") ? CompletableFuture.completedStage("h") : Optional.empty());
    return new Surveying(tenants(), conversations(), customers, entities, seals, clock())
        .handle(duty(Kind.SURVEY, Map.of()));
  }

  private static Duty duty(Kind kind, Map<String, String> facts) {
    return new Duty("plumber", "d1", kind, "CA1", Optional.empty(), facts, NOON, 0);
  }

  @Test
  void a_call_is_judged_and_told_so() throws Exception {
    assertThat(assess()).isEqualTo(new Outcome.Done());
    var it = (Command.Assess) told.getFirst();
    assertThat(it.turn()).isEqualTo(1);
    assertThat(it.assessment().score()).isGreaterThanOrEqualTo(8);
    assertThat(it.assessment().actions()).containsExactly("book");
    assertThat(it.assessment().summary().text()).startsWith("Pat called about a dripping faucet");
  }

  @Test
  void what_cannot_be_seen_yet_is_waited_for_but_not_for_ever() throws Exception {
    call = Optional.empty();
    assertThat(assess()).isInstanceOf(Outcome.Later.class);
    now = NOON.plus(Duration.ofHours(1));
    assertThat(assess()).isInstanceOf(Outcome.Dropped.class);
    assertThat(told).isEmpty();
  }

  @Test
  void who_was_helped_is_asked_by_text_in_the_thread_of_their_number() throws Exception {
    assertThat(survey()).isEqualTo(new Outcome.Done());
    var it = (Command.AskSurvey) told.getFirst();
    assertThat(it.about()).isEqualTo("CA1");
    assertThat(it.to().text()).isEqualTo("+19135550142");
  }

  @Test
  void who_wants_no_texts_is_not_asked_nor_where_nobody_wants_to_know() throws Exception {
    optedOut = true;
    assertThat(survey()).isEqualTo(new Outcome.Dropped("opted-out"));
    optedOut = false;
    survey = Planning.Survey.KEYPAD;
    assertThat(survey()).isEqualTo(new Outcome.Dropped("not-asked-here"));
    survey = Planning.Survey.SMS;
    call = Optional.of(call(false, "message"));
    assertThat(survey()).isEqualTo(new Outcome.Dropped("nothing-to-ask"));
    assertThat(told).isEmpty();
  }

  @Test
  void after_an_emergency_and_by_night_it_waits() throws Exception {
    call = Optional.of(call(true, "booked"));
    assertThat(survey())
        .isEqualTo(new Outcome.Later(now.minusSeconds(10).plus(Duration.ofHours(1)), "not-now"));
    now = NIGHT;
    call = Optional.of(call(false, "booked"));
    assertThat(survey())
        .isEqualTo(new Outcome.Later(Instant.parse("2026-11-24T14:00:00Z"), "not-now"));
  }

  @Test
  void a_call_long_past_is_not_asked_about() throws Exception {
    now = NOON.plus(Duration.ofDays(2));
    assertThat(survey()).isEqualTo(new Outcome.Dropped("too-late"));
  }

  @Test
  void who_is_talking_is_asked_later() throws Exception {
    reply = new Reply.Rejected(Reason.PENDING);
    assertThat(survey()).isInstanceOf(Outcome.Later.class);
  }
}
