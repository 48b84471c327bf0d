package switchboard.edge.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.edge.twilio.Scripted.say;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reason;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.conversation.Event.Next;
import switchboard.engine.privacy.Personal;
import switchboard.simulator.relay.RelayLine;
import switchboard.simulator.relay.Sent;
import switchboard.simulator.twilio.Faults.Signing;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RelaySocketTest {

  private static final AtomicInteger CALLS = new AtomicInteger();

  private RelayWire wire;
  private String sid = "";

  @BeforeAll
  void start() {
    wire = new RelayWire();
  }

  @AfterAll
  void stop() {
    wire.close();
  }

  @BeforeEach
  void reset() {
    sid = "CA" + CALLS.incrementAndGet();
    wire.conversations.asked.clear();
    wire.conversations.answer(RelaySocketTest::echo);
  }

  /// Greets in turn 0, and says what it heard in which turn.
  private static Reply echo(Command command) {
    return switch (command) {
      case Command.Resume it when it.turn() < 0 -> say(0, "Hello.");
      case Command.Hear it -> say(it.turn(), it.turn() + ": " + it.words().text());
      case Command.Press it -> say(it.turn(), it.turn() + " pressed " + it.digits().text());
      case Command.KeepSilent it -> say(it.turn(), "Are you still there?");
      default -> new Reply.Noted();
    };
  }

  private <C extends Command> C asked(Class<C> kind) {
    Until.holds(
        () -> wire.conversations.asked.stream().anyMatch(it -> kind.isInstance(it.command())));
    return wire.conversations.asked.stream()
        .map(Scripted.Asked::command)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList()
        .getLast();
  }

  @Test
  void words_are_a_turn_and_its_reply_comes_in_tokens_that_make_it_up() throws Exception {
    var text = "You are booked for Tuesday at ten. Bring nothing along, please. Anything else?";
    wire.conversations.answer(it -> it instanceof Command.Hear ? say(1, text) : echo(it));
    try (var line = wire.held(sid)) {
      line.prompt("tuesday at ten", true);
      var first = RelayWire.await(line, Sent.Text.class);
      assertThat(first).isEqualTo(new Sent.Text("You are booked for Tuesday at ten. ", false, ""));
      assertThat(first.token() + RelayWire.heard(line)).isEqualTo(text);
      var heard = asked(Command.Hear.class);
      assertThat(heard.turn()).isEqualTo(1);
      assertThat(heard.words().text()).isEqualTo("tuesday at ten");
      assertThat(wire.conversations.asked).allMatch(it -> it.id().equals("acme:" + sid));
    }
  }

  @Test
  void the_greeting_is_not_said_twice_and_half_words_are_no_turn() throws Exception {
    try (var line = wire.held(sid)) {
      line.prompt("my", false);
      line.prompt("my pipe", false);
      line.prompt("my pipe burst", true);
      assertThat(RelayWire.heard(line)).isEqualTo("1: my pipe burst");
      line.prompt("hurry", true);
      assertThat(RelayWire.heard(line)).isEqualTo("2: hurry");
    }
  }

  @Test
  void keys_are_gathered_until_the_pound_key_or_a_pause() throws Exception {
    try (var line = wire.held(sid)) {
      for (var it : "1234#".toCharArray()) line.key(it);
      assertThat(RelayWire.heard(line)).isEqualTo("1 pressed 1234");
      line.key('2');
      assertThat(RelayWire.heard(line)).isEqualTo("2 pressed 2");
    }
  }

  @Test
  void the_caller_who_cuts_in_has_heard_only_so_much() throws Exception {
    try (var line = wire.held(sid)) {
      line.prompt("one two three four five six", true);
      RelayWire.heard(line);
      line.interrupt("1: one two", Duration.ofMillis(461));
      assertThat(asked(Command.Interrupt.class).heard().text()).isEqualTo("1: one two");
      assertThat(asked(Command.Interrupt.class).turn()).isEqualTo(1);
    }
  }

  @Test
  void words_we_never_said_were_never_heard() throws Exception {
    try (var line = wire.held(sid)) {
      line.prompt("one two three four", true);
      RelayWire.heard(line);
      line.interrupt("something else altogether", Duration.ofMillis(20));
      assertThat(asked(Command.Interrupt.class).heard().text()).isEqualTo("1: one two");
    }
  }

  @Test
  void silence_is_a_turn_of_its_own() throws Exception {
    try (var line = wire.held(sid)) {
      assertThat(RelayWire.heard(line)).isEqualTo("Are you still there?");
      assertThat(asked(Command.KeepSilent.class).turn()).isEqualTo(1);
    }
  }

  @Test
  void another_language_is_switched_to_before_it_is_spoken() throws Exception {
    var spanish = new Reply.Say(1, new Personal("Hola."), Next.LISTEN, Optional.of("es-US"));
    wire.conversations.answer(
        it -> it instanceof Command.Hear h && h.turn() == 1 ? spanish : echo(it));
    try (var line = wire.held(sid)) {
      line.prompt("español", true);
      assertThat(RelayWire.await(line, Sent.Language.class))
          .isEqualTo(new Sent.Language("es-US", "es-US"));
      assertThat(RelayWire.await(line, Sent.Text.class))
          .isEqualTo(new Sent.Text("Hola.", true, "es-US"));
      line.prompt("english", true);
      assertThat(RelayWire.await(line, Sent.Language.class).speech()).isEqualTo("en-US");
    }
  }

  @Test
  void the_last_words_are_spoken_before_the_session_ends() throws Exception {
    wire.conversations.answer(it ->
        it instanceof Command.Hear ? new Reply.Say(1, new Personal("Bye!"), Next.END) : echo(it));
    try (var line = wire.held(sid)) {
      line.prompt("that is all", true);
      assertThat(RelayWire.heard(line)).isEqualTo("Bye!");
      assertThat(RelayWire.await(line, Sent.End.class).handOff())
          .isEqualTo("{\"reason\":\"over\",\"turn\":1}");
    }
  }

  @Test
  void what_is_not_answered_is_told_again_under_the_same_number() throws Exception {
    var times = new AtomicInteger();
    wire.conversations.stage(it ->
        it instanceof Command.Hear && times.getAndIncrement() < 2
            ? Scripted.never()
            : it instanceof Command.Resume r && r.turn() > 0
                ? Scripted.never()
                : CompletableFuture.completedFuture(echo(it)));
    try (var line = wire.held(sid)) {
      line.prompt("help", true);
      assertThat(RelayWire.heard(line)).startsWith("One moment please").endsWith(" 1: help");
      assertThat(wire.conversations.asked)
          .filteredOn(it -> it.command() instanceof Command.Hear)
          .allMatch(it -> ((Command.Hear) it.command()).turn() == 1);
    }
  }

  @Test
  void nobody_is_left_in_silence_when_nothing_helps() throws Exception {
    wire.lost.clear();
    wire.conversations.stage(it ->
        it instanceof Command.Resume r && r.turn() < 0
            ? CompletableFuture.completedFuture(echo(it))
            : CompletableFuture.failedFuture(new IllegalStateException("gone")));
    try (var line = wire.held(sid)) {
      line.prompt("help", true);
      assertThat(RelayWire.heard(line)).contains("Acme & Sons has been told");
      RelayWire.await(line, Sent.End.class);
      Until.holds(() -> wire.lost.contains("acme"));
    }
  }

  @Test
  void a_reply_that_takes_its_time_is_spoken_sentence_by_sentence() throws Exception {
    wire.conversations.stage(it ->
        switch (it) {
          case Command.Hear _ -> Scripted.never();
          case Command.Resume(var turn, var said, _) when turn == 1 && said == 0 ->
              CompletableFuture.completedFuture(part("Let me see."));
          case Command.Resume(var turn, var said, _) when turn == 1 && said == 11 ->
              CompletableFuture.completedFuture(say(1, "Let me see. Tuesday is free."));
          default -> CompletableFuture.completedFuture(echo(it));
        });
    try (var line = wire.held(sid)) {
      line.prompt("when", true);
      assertThat(RelayWire.await(line, Sent.Text.class))
          .isEqualTo(new Sent.Text("Let me see.", false, ""));
      assertThat(RelayWire.heard(line)).isEqualTo(" Tuesday is free.");
    }
  }

  private static Reply part(String text) {
    return new Reply.Part(1, new Personal(text), false, Optional.empty(), text.length());
  }

  @Test
  void what_is_said_meanwhile_waits_its_turn_as_one() throws Exception {
    var first = new CompletableFuture<Reply>();
    wire.conversations.stage(it ->
        switch (it) {
          case Command.Hear h when h.turn() == 1 -> first;
          case Command.Hear h when h.turn() == 2 && !first.isDone() ->
              CompletableFuture.completedFuture(new Reply.Rejected(Reason.UNKNOWN_TURN));
          case Command.Resume r when r.turn() > 0 -> first;
          default -> CompletableFuture.completedFuture(echo(it));
        });
    try (var line = wire.held(sid)) {
      line.prompt("a leak", true);
      line.prompt("in the kitchen", true);
      line.prompt("under the sink", true);
      Until.holds(() -> wire.conversations.asked.stream().anyMatch(RelaySocketTest::second));
      allRead(line);
      first.complete(say(1, "Where?"));
      assertThat(RelayWire.heard(line)).isEqualTo("Where?");
      assertThat(RelayWire.heard(line)).isEqualTo("2: in the kitchen under the sink");
    }
  }

  /// What a line said is read in order: once its second setup is counted, so is all before it.
  private void allRead(RelayLine line) throws Exception {
    var before = wire.ignored("second_setup");
    line.setup(RelayWire.setup(sid), Map.of());
    Until.holds(() -> wire.ignored("second_setup") == before + 1);
  }

  private static boolean second(Scripted.Asked it) {
    return it.command() instanceof Command.Hear h && h.turn() == 2;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "[]",
        "null",
        "{}",
        "{\"type\":\"dance\"}",
        "{\"type\":\"dtmf\",\"digit\":\"12\"}",
        "{\"type\":\"setup\",\"callSid\":\"../x\"}",
        "{\"type\":{\"a\":1}}"
      })
  void a_strange_message_is_counted_and_harms_nobody(String message) throws Exception {
    var before = wire.counted("switchboard.relay.ignored");
    try (var line = wire.held(sid)) {
      line.raw(message);
      line.prompt("still there", true);
      assertThat(RelayWire.heard(line)).isEqualTo("1: still there");
    }
    assertThat(wire.counted("switchboard.relay.ignored")).isEqualTo(before + 1);
  }

  @Test
  void binary_and_oversized_messages_are_passed_over() throws Exception {
    var before =
        wire.ignored("binary") + wire.ignored("oversized") + wire.ignored("too_many_words");
    try (var line = wire.held(sid)) {
      line.binary(new byte[200_000]);
      line.raw("{\"type\":\"prompt\",\"voicePrompt\":\"" + "x".repeat(5_000) + "\",\"last\":true}");
      line.prompt("hello", true);
      assertThat(RelayWire.heard(line)).isEqualTo("1: hello");
    }
    assertThat(wire.ignored("binary") + wire.ignored("oversized") + wire.ignored("too_many_words"))
        .isEqualTo(before + 2);
  }

  @Test
  void ten_strange_messages_in_a_row_close_the_socket() throws Exception {
    var before = wire.closed("nonsense");
    try (var line = wire.held(sid)) {
      for (int n = 0; n < 10; n++) line.raw("?");
      assertThat(RelayWire.await(line, Sent.Closed.class).code()).isEqualTo(1007);
      Until.holds(() -> wire.closed("nonsense") == before + 1);
    }
  }

  @Test
  void half_a_message_keeps_nobody_else_waiting() throws Exception {
    try (var half = wire.held(sid);
        var other = wire.held(sid + "b")) {
      half.piece("{\"type\":\"prompt\",");
      other.prompt("hello", true);
      assertThat(RelayWire.heard(other)).isEqualTo("1: hello");
      half.piece("\"voicePrompt\":\"hi\",");
      half.raw("\"last\":true}");
      assertThat(RelayWire.heard(half)).isEqualTo("1: hi");
    }
  }

  @Test
  void who_says_nothing_is_let_go() throws Exception {
    var before = wire.closed("no_setup");
    try (var line = wire.open()) {
      RelayWire.await(line, Sent.Closed.class);
      Until.holds(() -> wire.closed("no_setup") == before + 1);
    }
  }

  @Test
  void a_token_lets_in_once_for_its_own_call_and_nobody_without_one() throws Exception {
    var good = wire.parameters(sid);
    refused("unsigned", Signing.MISSING, sid, Map.of());
    refused("forged", Signing.RIGHT, sid, Map.of("pass", "sbv_abc"));
    refused("other_call", Signing.RIGHT, "CA0", good);
    try (var line = wire.open(Signing.WRONG)) {
      line.setup(RelayWire.setup(sid), good);
      line.prompt("hello", true);
      assertThat(RelayWire.heard(line)).isEqualTo("1: hello");
    }
    refused("replayed", Signing.RIGHT, sid, good);
  }

  private void refused(String reason, Signing signing, String call, Map<String, String> parameters)
      throws Exception {
    var before = wire.closed(reason);
    try (var line = wire.open(signing)) {
      line.setup(RelayWire.setup(call), parameters);
      RelayWire.await(line, Sent.Closed.class);
      Until.holds(() -> wire.closed(reason) == before + 1);
    }
  }

  @Test
  void a_signed_socket_without_a_token_is_known_by_the_number_dialled() throws Exception {
    try (var line = wire.open()) {
      line.setup(RelayWire.setup(sid), Map.of());
      assertThat(RelayWire.heard(line)).isEqualTo("Hello.");
    }
  }

  @Test
  void a_call_that_never_began_has_no_socket() throws Exception {
    wire.conversations.answer(_ -> new Reply.Rejected(Reason.NOT_BEGUN));
    refused("no_such_call", Signing.RIGHT, sid, Map.of());
  }

  @Test
  void the_later_socket_of_a_call_holds_it() throws Exception {
    try (var first = wire.held(sid)) {
      first.prompt("one", true);
      RelayWire.heard(first);
      try (var second = wire.held(sid)) {
        RelayWire.await(first, Sent.Closed.class);
        second.prompt("two", true);
        assertThat(RelayWire.heard(second)).isEqualTo("1: two");
      }
    }
  }

  @Test
  void a_stopping_node_hands_the_call_on_at_the_next_pause() throws Exception {
    try (var leaving = new RelayWire()) {
      leaving.conversations.answer(RelaySocketTest::echo);
      RelayLine line = leaving.held(sid);
      line.prompt("a long story that takes a while to be repeated", true);
      RelayWire.heard(line);
      var left = leaving.sockets.leave();
      assertThat(RelayWire.await(line, Sent.End.class).handOff())
          .isEqualTo("{\"reason\":\"moved\",\"turn\":1}");
      line.close();
      left.toCompletableFuture().join();
      assertThat(leaving.sockets.live()).isZero();
    }
  }

  @Test
  void without_a_socket_there_is_nothing_to_see() {
    assertThat(wire.plain()).isEqualTo(426);
  }
}
