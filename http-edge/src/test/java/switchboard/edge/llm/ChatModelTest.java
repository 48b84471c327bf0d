package switchboard.edge.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.edge.llm.LlmSettings.Prices;
import switchboard.engine.function.Function;
import switchboard.engine.llm.Cost;
import switchboard.engine.llm.Failure;
import switchboard.engine.llm.LanguageModel;
import switchboard.engine.llm.LanguageModel.Sink;
import switchboard.engine.llm.Prompt;
import switchboard.engine.llm.Prompt.Turn;
import switchboard.simulator.chat.ChatApi;
import switchboard.simulator.chat.ChatFaults.Fault;
import switchboard.simulator.chat.Receptionist;

class ChatModelTest {
  private static final ChatApi API = start();

  private static ChatApi start() {
    try {
      return ChatApi.start(0, "sk-test", new Receptionist(), Duration.ZERO);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterAll
  static void stop() {
    API.close();
  }

  private record Wish(String id, String function, JsonNode arguments) {}

  /// Keeps everything, and tells when it is over.
  private static final class Ear implements Sink {
    final List<String> words = new CopyOnWriteArrayList<>();
    final List<Wish> wishes = new CopyOnWriteArrayList<>();
    final CompletableFuture<Object> over = new CompletableFuture<>();
    final CompletableFuture<String> first = new CompletableFuture<>();

    @Override
    public void words(String piece) {
      words.add(piece);
      first.complete(piece);
    }

    @Override
    public void wants(String id, String function, JsonNode arguments) {
      wishes.add(new Wish(id, function, arguments));
    }

    @Override
    public void done(Cost cost) {
      over.complete(cost);
    }

    @Override
    public void failed(Failure why) {
      over.complete(why);
    }

    Object end() {
      return over.orTimeout(10, TimeUnit.SECONDS).join();
    }
  }

  private static LanguageModel model(String key) {
    return ChatModel.of(
        new LlmSettings.Provider("openai", key, API.uri().toString(), "sim", new Prices(15, 60)));
  }

  private static Prompt prompt(Turn... turns) {
    var json = JsonNodeFactory.instance;
    var schema = json.objectNode().put("type", "object").put("additionalProperties", false);
    var service = schema.putObject("properties").putObject("service").put("type", "string");
    service.putArray("enum").add("drain").add("faucet-fix");
    schema.putArray("required").add("service");
    var find = new Function("find_times", "Finds times.", schema);
    return new Prompt("You are kind.", List.of(turns), List.of(find), 400, Optional.empty());
  }

  private static Ear ask(Turn... turns) {
    var ear = new Ear();
    model("sk-test").ask(prompt(turns), ear);
    return ear;
  }

  @Test
  void words_come_in_pieces_and_are_paid_for() {
    var ear = ask(new Turn.Caller("<caller>hello</caller>"));
    var cost = (Cost) ear.end();
    assertThat(String.join("", ear.words)).contains("What can I do for you");
    assertThat(cost.input()).isEqualTo(100);
    assertThat(cost.micros()).isEqualTo(100 * 15 + cost.output() * 60);
  }

  @Test
  void functions_are_offered_with_their_schema_and_called_with_arguments() {
    var ear = ask(new Turn.Caller("<caller>my faucet drips, can you come</caller>"));
    assertThat(ear.end()).isInstanceOf(Cost.class);
    assertThat(ear.wishes).hasSize(1);
    assertThat(ear.wishes.getFirst().function()).isEqualTo("find_times");
    assertThat(ear.wishes.getFirst().arguments().path("service").asText()).isEqualTo("faucet-fix");
    var sent = API.asked().getLast();
    assertThat(sent.system()).isEqualTo("You are kind.");
    assertThat(sent.parameters("find_times").orElseThrow().toString())
        .contains("\"enum\":[\"drain\",\"faucet-fix\"]");
  }

  @Test
  void what_was_said_and_done_is_told_in_order() {
    ask(
            new Turn.Reply("Hello, Prairie Plumbing."),
            new Turn.Caller("<caller>my faucet drips</caller>"),
            new Turn.Reply("Let me check."),
            new Turn.Wish("c1", "find_times", "{\"service\":\"drain\"}"),
            new Turn.Wish("c2", "find_times", "not json"),
            new Turn.Answer("c1", "find_times", "{\"ok\":true,\"say\":\"Nine is free.\"}"),
            new Turn.Answer("c2", "find_times", "{\"ok\":false,\"say\":\"Nine is free.\"}"))
        .end();
    var roles = API.asked().getLast().messages().stream().map(it -> it.path("role").asText());
    assertThat(roles)
        .containsExactly("system", "user", "assistant", "user", "assistant", "tool", "tool");
    var ours = API.asked().getLast().messages().get(4);
    assertThat(ours.path("content").asText()).isEqualTo("Let me check.");
    assertThat(ours.path("tool_calls")).hasSize(2);
    assertThat(ours.at("/tool_calls/1/function/arguments").asText()).isEqualTo("{}");
  }

  @ParameterizedTest
  @CsvSource({
    "BUSY, BUSY",
    "BROKEN, BROKEN",
    "REFUSED, REFUSED",
    "GONE, BROKEN",
    "DROP, BROKEN",
    "GARBAGE, BROKEN"
  })
  void what_goes_wrong_is_told_once_and_by_its_name(Fault fault, Failure why) {
    API.faults().next(1, fault);
    assertThat(ask(new Turn.Caller("hello")).end()).isEqualTo(why);
  }

  @Test
  void a_wrong_key_is_a_refusal() {
    var ear = new Ear();
    model("sk-other").ask(prompt(new Turn.Caller("hello")), ear);
    assertThat(ear.end()).isEqualTo(Failure.REFUSED);
  }

  @Test
  void arguments_that_are_no_json_come_as_text() {
    API.faults().next(1, Fault.WRONG_JSON);
    var ear = ask(new Turn.Caller("hello"));
    assertThat(ear.end()).isInstanceOf(Cost.class);
    assertThat(ear.wishes.getFirst().arguments().isTextual()).isTrue();
  }

  @Test
  void an_empty_answer_is_just_that() {
    API.faults().next(1, Fault.NOTHING);
    var ear = ask(new Turn.Caller("hello"));
    assertThat(ear.end()).isInstanceOf(Cost.class);
    assertThat(ear.words).isEmpty();
  }

  @Test
  void one_who_cancels_hears_no_more() {
    API.faults().next(1, Fault.ENDLESS);
    var ear = new Ear();
    var run = model("sk-test").ask(prompt(new Turn.Caller("hello")), ear);
    ear.first.orTimeout(10, TimeUnit.SECONDS).join();
    run.cancel();
    int heard = ear.words.size();
    assertThat(ask(new Turn.Caller("hello")).end()).isInstanceOf(Cost.class);
    assertThat(ear.words.size()).isLessThanOrEqualTo(heard + 10);
    assertThat(ear.over).isNotDone();
  }

  @Test
  void nobody_there_is_a_failure() {
    var ear = new Ear();
    var nobody =
        new LlmSettings.Provider("openai", "k", "http://127.0.0.1:1/v1", "sim", Prices.UNKNOWN);
    ChatModel.of(nobody).ask(prompt(new Turn.Caller("hello")), ear);
    assertThat(ear.end()).isEqualTo(Failure.BROKEN);
  }

  @Test
  void the_other_protocol_fails_as_politely() {
    var ear = new Ear();
    var base = API.uri().toString();
    ChatModel.of(new LlmSettings.Provider("anthropic", "k", base, "sim", Prices.UNKNOWN))
        .ask(prompt(new Turn.Caller("hello")), ear);
    assertThat(ear.end()).isInstanceOf(Failure.class);
  }
}
