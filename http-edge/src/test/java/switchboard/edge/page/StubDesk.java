package switchboard.edge.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.Query;
import switchboard.edge.page.StubCalendar.Answer;

/// Who is called when somebody asks for a person, and what was recorded, in a [StubApi]'s world.
final class StubDesk {

  private static final int RATE = 8_000;
  private static final int HEAD = 44;

  private final ObjectNode desk;

  StubDesk() {
    try (var json = StubDesk.class.getResourceAsStream("desk.json")) {
      desk = (ObjectNode) new JsonMapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void emptied() {
    for (var list : new String[] {"handOffs", "recordings", "outbound"})
      desk.withArray(list).removeAll();
    ((ObjectNode) desk.get("ring")).putArray("people");
  }

  Optional<HttpResponse> read(String path, Query query) {
    return switch (path) {
      case "/v1/admin/hand-off" -> Optional.of(StubApi.json(desk.get("ring")));
      case "/v1/crm/presence" -> Optional.of(StubApi.json(presence()));
      case "/v1/crm/hand-offs" -> Optional.of(StubApi.json(items("handOffs", query)));
      case "/v1/crm/recordings" -> Optional.of(StubApi.json(items("recordings", query)));
      case "/v1/crm/outbound" -> Optional.of(StubApi.json(items("outbound", query)));
      case "/v1/owner/rollout" -> Optional.of(StubApi.json(desk.get("rollout")));
      case "/v1/admin/recording" -> Optional.of(StubApi.json(desk.get("terms")));
      case "/v1/crm/recordings/RE1/audio" -> Optional.of(sound());
      default -> Optional.empty();
    };
  }

  private ObjectNode items(String list, Query query) {
    var answer = JsonNodeFactory.instance.objectNode();
    var items = answer.putArray("items");
    for (var it : desk.get(list)) if (wanted(it, query)) items.add(it);
    return answer;
  }

  private static boolean wanted(JsonNode it, Query query) {
    return query.get("sort").stream().allMatch(it.path("sort").asText()::equals)
        && query.get("conversation").stream().allMatch(it.path("conversation").asText()::equals);
  }

  /// Lee is there in the morning of that day, Pat is away for a while.
  private ObjectNode presence() {
    var answer = JsonNodeFactory.instance.objectNode();
    var items = answer.putArray("items");
    for (var it : desk.at("/ring/people")) {
      var until = desk.get("away").get(it.path("id").asText());
      var one = items.addObject().put("id", it.path("id").asText());
      one.put("name", it.path("name").asText()).put("away", until != null);
      one.put("takes", until == null);
      if (until != null && !until.isNull()) one.set("until", until);
    }
    return answer;
  }

  /// A second of silence.
  private static HttpResponse sound() {
    var wave = ByteBuffer.allocate(HEAD + 2 * RATE).order(ByteOrder.LITTLE_ENDIAN);
    wave.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(HEAD - 8 + 2 * RATE);
    wave.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wave.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
    wave.putShort((short) 2).putShort((short) 16);
    wave.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * RATE);
    return HttpResponse.create()
        .withEntity(HttpEntities.create(MediaTypes.AUDIO_WAV.toContentType(), wave.array()));
  }

  Answer changed(String method, String[] parts, JsonNode body) {
    return switch (parts[3]) {
      case "presence" -> set(parts[4], body);
      case "hand-off" -> arranged((ObjectNode) body);
      case "recording" -> new Answer(200, desk.withObject("/terms").setAll((ObjectNode) body));
      case "rollout" -> rolled(body);
      case "outbound" -> withdrawn(parts[4]);
      default -> removed(parts[4]);
    };
  }

  private Answer set(String person, JsonNode body) {
    var away = desk.withObject("/away");
    if (body.path("away").asBoolean()) away.putNull(person);
    else away.remove(person);
    return new Answer(200, presence());
  }

  private Answer arranged(ObjectNode body) {
    var people = (ArrayNode) body.get("people");
    for (int i = 0; i < people.size(); i++) {
      var one = (ObjectNode) people.get(i);
      var phone = one.path("phone").asText().replaceAll("[^+0-9]", "");
      if (!phone.startsWith("+"))
        return StubCalendar.refused(
            400,
            "people[%d].phone must be a telephone number.".formatted(i),
            "people[%d].phone".formatted(i));
      one.put("phone", phone);
      if (!one.has("id")) one.put("id", "p" + i);
    }
    desk.set("ring", body);
    return new Answer(200, body);
  }

  private Answer rolled(JsonNode body) {
    if (body.path("percent").asInt() > 100)
      return StubCalendar.refused(400, "percent must be a number from 0 to 100.", "percent");
    return new Answer(200, desk.withObject("/rollout").setAll((ObjectNode) body));
  }

  private Answer withdrawn(String id) {
    desk.withArray("outbound").removeIf(it -> it.path("id").asText().equals(id));
    return new Answer(
        200, JsonNodeFactory.instance.objectNode().put("id", id).put("calling", false));
  }

  private Answer removed(String id) {
    desk.withArray("recordings").removeIf(it -> it.path("id").asText().equals(id));
    return new Answer(
        200, JsonNodeFactory.instance.objectNode().put("id", id).put("removed", true));
  }
}
