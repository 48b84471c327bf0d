package switchboard.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.node.ChildNode.Ended;
import switchboard.persistence.database.FreePort;
import switchboard.persistence.database.TestDatabase;
import switchboard.persistence.privacy.MasterKey;

/// The command as people meet it: what it says when something is missing, and what it writes.
final class CommandTest {

  @TempDir private Path folder;

  private static Map<String, String> on(TestDatabase database) {
    var environment = new HashMap<String, String>();
    environment.put("DATABASE_URL", database.url().jdbc() + "&user=postgres");
    environment.put("SWITCHBOARD_MASTER_KEY", House.MASTER);
    return environment;
  }

  private static void saysOneLine(Ended it, String... words) {
    assertThat(it.code()).as(it.err()).isEqualTo(2);
    var told = it.err().lines().filter(line -> !line.startsWith("{")).toList();
    assertThat(told).singleElement().asString().startsWith("switchboard: ").contains(words);
    assertThat(it.err() + it.out()).doesNotContain("stack_trace", "\tat ");
  }

  static Stream<Arguments> mistakes() {
    var twilio = Map.of("TWILIO_ACCOUNT_SID", "AC1", "TWILIO_AUTH_TOKEN", "t");
    return Stream.of(
        mistake("SWITCHBOARD_HTTP_PORT", Map.of("SWITCHBOARD_HTTP_PORT", "eighty"), "serve"),
        mistake("SWITCHBOARD_HTTP_PORT", Map.of("SWITCHBOARD_HTTP_PORT", "65536"), "serve"),
        mistake("port", Map.of(), "serve", "--port", "70000"),
        mistake("PUBLIC_BASE_URL", Map.of("PUBLIC_BASE_URL", "calls.example"), "serve"),
        mistake("PUBLIC_BASE_URL", Map.of("PUBLIC_BASE_URL", "https://calls example"), "serve"),
        mistake("SWITCHBOARD_MASTER_KEY", Map.of("DATABASE_URL", "mysql://localhost/x"), "serve"),
        mistake("PostgreSQL", Map.of("DATABASE_URL", "mysql://localhost/x"), "migrate"),
        mistake("database", Map.of("DATABASE_URL", "postgresql://127.0.0.1:1/x"), "migrate"),
        mistake("nosuch", Map.of(), "replay", "--projection", "nosuch"),
        mistake("conversation", Map.of(), "replay", "--projection", ""),
        mistake(
            "nosuch",
            twilio,
            "call",
            "--script",
            "nosuch",
            "--url",
            "http://127.0.0.1:1",
            "--to",
            "+15555550100"),
        mistake("demo", Map.of(), "call"),
        mistake("TWILIO_AUTH_TOKEN", Map.of(), "call", "--url", "http://127.0.0.1:1"));
  }

  private static Arguments mistake(String word, Map<String, String> env, String... arguments) {
    return Arguments.of(word, env, List.of(arguments));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void a_mistake_is_told_in_one_line(String word, Map<String, String> env, List<String> arguments)
      throws Exception {
    saysOneLine(ChildNode.run(folder, env, arguments.toArray(String[]::new)), word);
  }

  @Test
  void a_missing_or_unfitting_master_key_is_told_in_one_line() throws Exception {
    try (var database = TestDatabase.create()) {
      var env = on(database);
      env.put("SWITCHBOARD_HTTP_PORT", "0");
      env.remove("SWITCHBOARD_MASTER_KEY");
      saysOneLine(ChildNode.run(folder, env, "serve"), "SWITCHBOARD_MASTER_KEY", "openssl");
      env.put("SWITCHBOARD_MASTER_KEY", "too short");
      saysOneLine(ChildNode.run(folder, env, "serve"), "SWITCHBOARD_MASTER_KEY", "Base64");
      assertThat(ChildNode.run(folder, on(database), "doctor").out()).contains("Ready to serve.");
    }
  }

  @Test
  void another_master_key_than_before_is_told_in_one_line() throws Exception {
    try (var house = House.open()) {
      house.plumber();
      var env = on(house.database);
      env.put("SWITCHBOARD_MASTER_KEY", MasterKey.generate());
      env.put("SWITCHBOARD_HTTP_PORT", "0");
      saysOneLine(ChildNode.run(folder, env, "serve"), "SWITCHBOARD_MASTER_KEY");
    }
  }

  @Test
  void a_taken_port_is_told_in_one_line() throws Exception {
    try (var database = TestDatabase.create();
        var other = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      var env = on(database);
      env.put("SWITCHBOARD_HTTP_PORT", Integer.toString(other.getLocalPort()));
      saysOneLine(ChildNode.run(folder, env, "serve"), "port", "taken", "SWITCHBOARD_HTTP_PORT");
    }
  }

  @Test
  void doctor_names_what_is_to_mend() throws Exception {
    try (var database = TestDatabase.create()) {
      var env = on(database);
      env.put("SWITCHBOARD_HTTP_PORT", Integer.toString(FreePort.find()));
      var well = ChildNode.run(folder, env, "doctor");
      assertThat(well.code()).isZero();
      assertThat(well.out()).contains("dead letters: 0", "Ready to serve.");
      env.put("PUBLIC_BASE_URL", "http://calls.example");
      database.run(
          """
          insert into dead_letter (projection, slice, ordering, persistence_id, sequence_nr, reason)
          values ('conversation', '0', 1, 'conversation|a:b', 1, 'test')\
          """);
      var ill = ChildNode.run(folder, env, "doctor");
      assertThat(ill.code()).isEqualTo(1);
      assertThat(ill.out()).contains("MEND  dead letters: 1", "2 things to mend.");
    }
  }

  @Test
  void doctor_says_in_words_that_the_database_is_not_there() throws Exception {
    var env = Map.of("DATABASE_URL", "postgresql://127.0.0.1:1/x", "SWITCHBOARD_HTTP_PORT", "0");
    var it = ChildNode.run(folder, env, "doctor");
    assertThat(it.code()).isEqualTo(1);
    assertThat(it.out()).contains("MEND").doesNotContain("Exception");
    assertThat(it.err()).doesNotContain("stack_trace", "\tat ");
  }

  @Test
  void migrating_twice_changes_nothing_the_second_time() throws Exception {
    try (var database = TestDatabase.empty()) {
      var first = ChildNode.run(folder, on(database), "migrate");
      assertThat(first.out()).contains("migrations applied.");
      var second = ChildNode.run(folder, on(database), "migrate");
      assertThat(second.out()).contains("The tables are up to date.");
      assertThat(first.code() + second.code()).isZero();
    }
  }

  @Test
  void a_replayed_read_model_equals_the_live_one() throws Exception {
    try (var house = House.open()) {
      var plumber = house.plumber();
      house.booked(plumber, "burst-pipe");
      house.call(plumber, "hangs-up-early");
      Patience.until("two calls", () -> plumber.items("/v1/crm/conversations").size() == 2);
      Patience.until("both over", () -> plumber.items("/v1/crm/conversations?live=true").isEmpty());
      var live = rows(house.database);
      assertThat(live).hasSizeGreaterThan(10);
      var it = ChildNode.run(folder, on(house.database), "replay", "--projection", "conversation");
      assertThat(it.code()).as(it.err()).isZero();
      assertThat(it.out()).contains("conversation: built from").contains("0 dead letters");
      assertThat(rows(house.database)).isEqualTo(live);
      house.call(plumber, "hangs-up-early");
      Patience.until("it goes on", () -> plumber.items("/v1/crm/conversations").size() == 3);
    }
  }

  private static List<String> rows(TestDatabase database) throws Exception {
    var all = new ArrayList<String>();
    for (var table : List.of("conversation", "turn", "run"))
      all.addAll(database.ask("select to_jsonb(t)::text from %s t order by 1".formatted(table)));
    return all;
  }

  private static List<JsonNode> understood(String... lines) throws Exception {
    var in = System.in;
    var out = System.out;
    var written = new ByteArrayOutputStream();
    try {
      System.setIn(new ByteArrayInputStream(String.join("\n", lines).getBytes(UTF_8)));
      System.setOut(new PrintStream(written, true, UTF_8));
      assertThat(Main.commandLine().execute("understand")).isZero();
    } finally {
      System.setIn(in);
      System.setOut(out);
    }
    var answers = new ArrayList<JsonNode>();
    for (var it : written.toString(UTF_8).lines().toList())
      answers.add(JsonMapper.builder().build().readTree(it));
    return answers;
  }

  @Test
  void utterances_are_answered_line_by_line_whatever_stands_in_between() throws Exception {
    var answers =
        understood(
            """
            {"id": 1, "text": "A pipe burst, it is flooding the kitchen!", "now": "2026-03-02T10:00:00-06:00", "zone": "America/Chicago", "vertical": "trades"}\
            """,
            "",
            "   ",
            "no json {",
            "{\"id\": \"x\", \"text\": \"hello\", \"zone\": \"Mars/Olympus\"}",
            "{\"id\": \"y\", \"text\": \"hello\", \"now\": \"soon\"}",
            "null",
            "[]",
            "{\"id\": \"z\", \"text\": null, \"vertical\": \"nosuch\"}",
            """
            {"id": 2, "text": "my number is 913 555 0142", "now": "2026-03-02T16:00:00Z", "zone": "America/Chicago", "vertical": "trades"}\
            """);
    assertThat(answers).hasSize(8);
    assertThat(answers.getFirst().get("id").asInt()).isEqualTo(1);
    assertThat(answers.getFirst().get("emergency").asBoolean()).isTrue();
    for (var at : List.of(1, 2, 3)) assertThat(answers.get(at).has("error")).isTrue();
    assertThat(answers.get(2).get("id").asText()).isEqualTo("x");
    assertThat(answers.get(3).get("id").asText()).isEqualTo("y");
    assertThat(answers.get(6).get("id").asText()).isEqualTo("z");
    assertThat(answers.getLast().at("/slots/phone").asText()).isEqualTo("+19135550142");
    assertThat(answers.getLast().path("slots").has("when")).isFalse();
  }

  @Test
  void no_lines_are_answered_with_no_lines() throws Exception {
    assertThat(understood("")).isEmpty();
  }

  @Test
  void an_unknown_verb_is_told_as_such() {
    var err = new StringWriter();
    var line = Main.commandLine().setErr(new PrintWriter(err));
    assertThat(line.execute("dance")).isEqualTo(2);
    assertThat(err.toString()).contains("dance").doesNotContain("Exception");
  }
}
