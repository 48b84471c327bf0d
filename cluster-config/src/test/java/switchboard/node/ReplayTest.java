package switchboard.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.engine.tenant.Presets;
import switchboard.node.ChildNode.Ended;
import switchboard.simulator.chat.ChatApi;
import switchboard.simulator.chat.Receptionist;

/// Calls taken by a real node meet other profiles.
final class ReplayTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path folder;

  private static Map<String, String> on(House house) {
    return Map.of(
        "DATABASE_URL",
        house.database.url().jdbc() + "&user=postgres",
        "SWITCHBOARD_MASTER_KEY",
        House.MASTER);
  }

  private Ended replay(House house, String... arguments) throws Exception {
    var all = new ArrayList<>(List.of("replay"));
    all.addAll(List.of(arguments));
    return ChildNode.run(folder, on(house), all.toArray(String[]::new));
  }

  private static String yaml() throws IOException {
    try (var in = Presets.class.getResourceAsStream("/presets/plumber.yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    }
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static JsonNode json(Ended it) throws IOException {
    assertThat(it.code()).as(it.err()).isZero();
    return JSON.readTree(it.out().lines().reduce((_, last) -> last).orElseThrow());
  }

  private static void refused(Ended it, String... words) {
    assertThat(it.code()).as(it.out()).isEqualTo(2);
    assertThat(it.err()).contains(words).doesNotContain("\tat ");
  }

  @Test
  void a_recorded_call_is_answered_by_the_same_profile_and_by_another() throws Exception {
    try (var house = House.open()) {
      var plumber = house.plumber();
      var sid = house.booked(plumber, "tap-repair").callSid();
      Patience.until(
          "it is judged", () -> house.database.count("select count(*) from assessment") > 0);
      var stored = house.journal();
      word_for_word(replay(house, sid, "--json"));
      var closed = file("closed.yaml", yaml().replaceFirst("(?m)^  TUESDAY: .*\\n", ""));
      differs(
          replay(house, plumber.id() + ":" + sid, "--profile", closed, "--json", "--width", "120"));
      summed_up(replay(house, "--all", "--since", "2020-01-01", "--json"));
      assertThat(house.journal()).isEqualTo(stored);
      wrong(house);
      house.database.run(
          """
          update subject_key set wrapped = null, destroyed_at = now()
          where subject like 'conversation|%'\
          """);
      refused(replay(house, sid), "has been erased");
      assertThat(json(replay(house, "--all", "--json")).get("erased").asInt()).isOne();
    }
  }

  private static void word_for_word(Ended it) throws IOException {
    var told = json(it);
    assertThat(told.get("verdict").asText()).isEqualTo("same");
    assertThat(told.get("divergence").isNull()).as(it.out()).isTrue();
    assertThat(told.at("/now/outcome").asText()).isEqualTo("booked");
    assertThat(told.get("turns")).hasSizeGreaterThan(3);
    assertThat(it.out()).doesNotContain("≠").contains("would be booked");
  }

  private static void differs(Ended it) throws IOException {
    var told = json(it);
    assertThat(told.get("divergence").isNumber()).isTrue();
    assertThat(it.out()).contains("≠ ", " │ ", "from here on the two differ");
    var then = spoken(told, "was");
    assertThat(then).contains("Tuesday");
    assertThat(spoken(told, "now")).isNotEqualTo(then);
  }

  private static String spoken(JsonNode told, String side) {
    return StreamSupport.stream(told.get("turns").spliterator(), false)
        .map(it -> it.get(side).asText(""))
        .reduce("", (one, other) -> one + "\n" + other);
  }

  private static void summed_up(Ended it) throws IOException {
    var told = json(it);
    assertThat(told.get("same").asInt()).isOne();
    assertThat(told.get("worse").asInt() + told.get("better").asInt()).isZero();
  }

  private void wrong(House house) throws Exception {
    refused(replay(house, "CA-nobody-knows"), "no conversation 'CA-nobody-knows'");
    refused(replay(house, "../../etc:passwd' or 1=1"), "no conversation");
    refused(replay(house, "--all", "--tenant", "nobody"), "no business 'nobody'");
    assertThat(replay(house, "--view", "tenant").out()).contains("tenant: built from");
    assertThat(replay(house, "customer").out()).contains("customer: built from");
  }

  @Test
  void a_recorded_caller_meets_a_language_model_and_nothing_real_is_touched() throws Exception {
    try (var house = House.open();
        var model = ChatApi.start(0, "sk-test", new Receptionist(), Duration.ZERO)) {
      var plumber = house.plumber();
      var sid = house.booked(plumber, "tap-repair").callSid();
      house.booked(plumber, "burst-pipe");
      Patience.until(
          "both are judged", () -> house.database.count("select count(*) from assessment") == 2);
      var stored = house.journal();
      model_and_rules(replay(house, model, sid, "--json", "--width", "120"));
      assertThat(model.asked()).isNotEmpty();
      sums_up_as_far_as_it_may(replay(house, model, "--all", "--tokens", "1", "--json"));
      assertThat(house.journal()).isEqualTo(stored);
      assertThat(house.database.count("select count(*) from llm_usage")).isZero();
    }
  }

  private Ended replay(House house, ChatApi model, String... arguments) throws Exception {
    var environment = new HashMap<>(on(house));
    environment.put("OPENAI_API_KEY", "sk-test");
    environment.put("OPENAI_BASE_URL", model.uri().toString());
    environment.put("OPENAI_PRICES", "15/60");
    var all = new ArrayList<>(List.of("replay", "--brain", "llm"));
    all.addAll(List.of(arguments));
    return ChildNode.run(folder, environment, all.toArray(String[]::new));
  }

  private static void model_and_rules(Ended it) throws IOException {
    var told = json(it);
    assertThat(told.get("divergence").isNumber()).as(it.out()).isTrue();
    assertThat(told.at("/models/input").asLong()).isPositive();
    assertThat(it.out()).contains("≠ ", " │ ", "language models: ", " cents");
    assertThat(spoken(told, "now")).contains("Let me check.");
  }

  private static void sums_up_as_far_as_it_may(Ended it) throws IOException {
    var told = json(it);
    int all = told.get("same").asInt() + told.get("better").asInt() + told.get("worse").asInt();
    assertThat(all).isOne();
    assertThat(told.get("leftOut").asInt()).isOne();
    assertThat(it.out()).contains("1 left out", "language models: ");
  }

  @Test
  void a_profile_with_faults_is_refused_by_name() throws Exception {
    var none = Map.<String, String>of();
    for (var it :
        Map.of("odd.yaml", "name: [1\n\t{", "empty.yaml", "", "none.yaml", "").entrySet()) {
      var file = file(it.getKey(), it.getValue());
      if (it.getKey().equals("none.yaml")) Files.delete(Path.of(file));
      refused(ChildNode.run(folder, none, "replay", "CA1", "--profile", file), it.getKey());
    }
    var faulty = file("faulty.yaml", yaml().replace("country: US", "country: Kansas"));
    refused(
        ChildNode.run(folder, none, "replay", "CA1", "--profile", faulty),
        "faulty.yaml",
        "country");
    refused(ChildNode.run(folder, none, "replay", "--all", "--profile", faulty), "--tenant");
  }

  @Test
  void what_cannot_be_meant_is_refused_before_anything_is_opened() throws Exception {
    var none = Map.<String, String>of();
    refused(ChildNode.run(folder, none, "replay"), "name a conversation");
    refused(ChildNode.run(folder, none, "replay", "CA1", "--all"), "name a conversation");
    refused(ChildNode.run(folder, none, "replay", "CA1", "--brain", "magic"), "rules or llm");
    refused(ChildNode.run(folder, none, "replay", "CA1", "--brain", "llm"), "OPENAI_API_KEY");
    refused(ChildNode.run(folder, none, "replay", "--all", "--limit", "-1"), "--limit");
    refused(ChildNode.run(folder, none, "replay", "--all", "--since", "soon"), "soon");
    refused(ChildNode.run(folder, none, "replay", "customer", "--all"), "--all");
  }
}
