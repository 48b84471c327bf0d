package switchboard.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A hosted voice agent leads a call on a running node, and the owner sees it like any other.
final class VoiceAgentTest {

  private static JsonNode call(
      House house, Map<String, String> token, String path, String arguments) throws Exception {
    var answer = house.http.send("POST", "/v1/voice/" + path, token, arguments.replace('\'', '"'));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Http.json(answer);
  }

  @Test
  void a_call_led_elsewhere_is_booked_read_and_judged_here() throws Exception {
    try (var house = House.open()) {
      var plumber = house.plumber();
      var key = Map.of("X-API-Key", String.valueOf(plumber.keys().get("X-API-Key")));
      var wanted = "{\"vendor\": \"deepgram\", \"caller\": \"" + Ring.FROM + "\"}";
      var begun = house.http.send("POST", "/v1/voice/sessions", key, wanted);
      assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
      var session = Http.json(begun);
      assertThat(session.at("/functions/functions/0/endpoint/url").asText())
          .startsWith(house.http.base().toString());
      var token = Map.of("X-Voice-Token", session.path("token").asText());
      call(house, token, "customers/note", "{'name': 'Pat Example'}");
      var times = call(house, token, "appointments/find-times", "{'service': 'faucet-fix'}");
      assertThat(times.path("times")).isNotEmpty();
      var booked = call(house, token, "appointments/book", "{'choice': 1}");
      assertThat(booked.path("say").asText()).startsWith("You're booked for ");
      var id = session.path("session").asText();
      var transcript =
          """
          {"transcript": [{"role": "assistant", "content": "Hello"},
            {"role": "user", "content": "my kitchen tap is dripping"},
            {"role": "assistant", "content": "You are booked."}]}\
          """;
      var end = house.http.send("POST", "/v1/voice/sessions/" + id + "/end", token, transcript);
      assertThat(end.statusCode()).as(end.body()).isEqualTo(200);
      Patience.until("it is shown", () -> plumber.booked(id));
      Patience.until(
          "it is over",
          () -> plumber.conversation(id).at("/conversation/outcome").asText().equals("booked"));
      Patience.until(
          "what was said is read",
          () -> plumber.conversation(id).toString().contains("my kitchen tap is dripping"));
      Patience.until(
          "it is judged", () -> plumber.conversation(id).toString().contains("sentiment"));
    }
  }

  @Test
  void the_command_writes_what_the_samples_show() throws Exception {
    for (var vendor : new String[] {"ultravox", "deepgram", "openai", "retell"}) {
      var out = System.out;
      var written = new ByteArrayOutputStream();
      try {
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        var url = "https://voice.example";
        var code = Main.commandLine().execute("functions", "--vendor", vendor, "--url", url);
        assertThat(code).isZero();
      } finally {
        System.setOut(out);
      }
      var sample = Path.of("..", "docs", "samples", "functions-" + vendor + ".json");
      assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo(Files.readString(sample));
    }
    assertThat(Main.commandLine().execute("functions", "--vendor", "acme")).isEqualTo(2);
  }
}
