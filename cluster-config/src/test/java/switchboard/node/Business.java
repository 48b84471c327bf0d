package switchboard.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import switchboard.simulator.twilio.Line;

/// A plumber taken on through the admin API, seen through its own keys.
record Business(String id, String number, String owner, Map<String, String> keys, Http http) {

  Line line() {
    return Line.at(http.base(), number);
  }

  Line line(String voice) {
    return line().withVoice(URI.create(http.base() + voice));
  }

  /// What its owner reads there.
  JsonNode read(String path) throws Exception {
    var answer = http.get(path, keys);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return Http.json(answer);
  }

  List<JsonNode> items(String path) throws Exception {
    return StreamSupport.stream(read(path).get("items").spliterator(), false).toList();
  }

  static String appointmentsPath() {
    var from = Instant.now().minus(Duration.ofDays(1));
    return "/v1/crm/appointments?from=%s&to=%s"
        .formatted(encoded(from.toString()), encoded(from.plus(Duration.ofDays(60)).toString()));
  }

  List<JsonNode> appointments() throws Exception {
    return items(appointmentsPath());
  }

  List<JsonNode> appointments(String status) throws Exception {
    return appointments().stream().filter(it -> it.get("status").asText().equals(status)).toList();
  }

  List<JsonNode> messages() throws Exception {
    return items("/v1/owner/messages");
  }

  /// How often its owner or its customers were written to, by state.
  long messages(String audience, String state) throws Exception {
    return messages().stream()
        .filter(it -> it.get("audience").asText().equals(audience))
        .filter(it -> it.get("state").asText().equals(state))
        .count();
  }

  JsonNode conversation(String sid) throws Exception {
    return read("/v1/crm/conversations/" + sid);
  }

  /// Whether the read models show the call, and an appointment made in it.
  boolean booked(String sid) throws Exception {
    var answer = http.get("/v1/crm/conversations/" + sid, keys);
    return answer.statusCode() == 200
        && Http.json(answer).at("/conversation/appointment").isTextual()
        && !appointments("CONFIRMED").isEmpty();
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
