package switchboard.edge.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The changing half of [StubApi]: appointments are made, moved and cancelled, and refused as the
/// engine would, by rules simple enough to be read: two things at once never, outside the opening
/// hours or in the past only when overruled.
final class StubCalendar {

  /// An answer: a status and what is said with it.
  record Answer(int status, JsonNode body) {}

  private static final Duration STEP = Duration.ofMinutes(30);
  private static final LocalTime OPEN = LocalTime.of(8, 0);
  private static final LocalTime CLOSE = LocalTime.of(17, 0);
  private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-03-03T10:12:00-05:00");

  private final ObjectNode world;
  private final ZoneId zone;

  StubCalendar(ObjectNode world) {
    this.world = world;
    this.zone = ZoneId.of(world.at("/business/zone").asText());
  }

  Answer availability(String service, Optional<String> resource, String from, String to) {
    var length = length(service);
    var answer = JsonNodeFactory.instance.objectNode().put("service", service).put("sure", true);
    var slots = answer.putArray("slots");
    var end = OffsetDateTime.parse(to);
    for (var at = start(from); at.isBefore(end); at = at.plus(STEP))
      for (var one : people(resource))
        if (refusal("", one, at, at.plus(length)).isEmpty()) slots.add(slot(one, at, length));
    return new Answer(200, answer);
  }

  Answer make(JsonNode wish) {
    var customer = wish.has("newCustomer") ? wish.get("newCustomer") : customer(wish);
    if (wish.has("newCustomer") && !customer.path("phone").asText("+1").startsWith("+"))
      return refused(
          400, "Write the number with its country, as +1 555 555 0100.", "newCustomer.phone");
    var visit = JsonNodeFactory.instance.objectNode();
    visit.put("id", "n" + appointments().size()).put("customer", customer.path("id").asText("new"));
    for (var it : List.of("name", "phone", "address"))
      if (customer.has(it)) visit.set(it, customer.get(it));
    var service = wish.get("service").asText();
    visit.put("service", service).put("serviceName", named("services", service));
    visit.put("emergency", wish.path("emergency").asBoolean()).put("attending", false);
    visit.put("status", "CONFIRMED").put("revision", 1);
    var start = OffsetDateTime.parse(wish.get("start").asText());
    return placed(visit, start, length(service), wish.path("resource").asText("sam"), wish)
        .orElseGet(() -> {
          appointments().add(visit);
          return new Answer(201, visit);
        });
  }

  Answer patch(String id, JsonNode change) {
    var visit = appointment(id);
    if (change.has("start") || change.has("resource")) {
      var start = OffsetDateTime.parse(change.path("start").asText(visit.get("start").asText()));
      var resource = change.path("resource").asText(visit.get("resource").asText());
      var refusal = placed(visit, start, lasting(visit), resource, change);
      if (refusal.isPresent()) return refusal.get();
    }
    for (var it : List.of("attending", "pending", "outcome", "interest"))
      if (change.has(it)) visit.set(it, change.get(it));
    visit.put("revision", visit.get("revision").asInt() + 1);
    return new Answer(200, visit);
  }

  Answer cancel(String id) {
    var visit = appointment(id);
    if (visit.get("status").asText().equals("CANCELLED"))
      return refused(409, "It has been cancelled already.", "");
    return new Answer(200, visit.put("status", "CANCELLED").put("revision", 99));
  }

  /// Puts an appointment somewhere, or says why it cannot be there.
  private Optional<Answer> placed(
      ObjectNode visit, OffsetDateTime start, Duration length, String resource, JsonNode wish) {
    var id = visit.path("id").asText();
    var refusal =
        refusal(id, resource, start, start.plus(length))
            .filter(it -> it.equals("slot-taken") || !wish.path("overrule").asBoolean());
    if (refusal.isPresent()) return refusal.map(it -> conflict(it, resource, start, length));
    visit.put("start", start.toString()).put("end", start.plus(length).toString());
    visit.put("resource", resource).put("resourceName", named("resources", resource));
    return Optional.empty();
  }

  private Optional<String> refusal(
      String id, String resource, OffsetDateTime start, OffsetDateTime end) {
    if (busy(id, resource)
        .anyMatch(it -> time(it, "start").isBefore(end) && time(it, "end").isAfter(start)))
      return Optional.of("slot-taken");
    if (start.isBefore(NOW)) return Optional.of("too-soon");
    var local = start.atZoneSameInstant(zone);
    var closed =
        local.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0
            || local.toLocalTime().isBefore(OPEN)
            || !local.toLocalTime().isBefore(CLOSE)
            || end.atZoneSameInstant(zone).toLocalTime().isAfter(CLOSE);
    return closed ? Optional.of("closed") : Optional.empty();
  }

  private Stream<JsonNode> busy(String id, String resource) {
    return Stream.concat(appointments().valueStream(), world.get("blocks").valueStream())
        .filter(it -> !it.get("id").asText().equals(id))
        .filter(it -> !it.path("status").asText().equals("CANCELLED"))
        .filter(it -> it.get("resource").asText().equals(resource));
  }

  private Answer conflict(String reason, String resource, OffsetDateTime start, Duration length) {
    var words =
        reason.equals("slot-taken")
            ? "Somebody has that time already."
            : "That is outside the opening hours.";
    var answer = (ObjectNode) refused(409, words, "").body();
    var slots = new ArrayList<JsonNode>();
    for (var at = start; slots.size() < 3; at = at.plus(STEP))
      if (refusal("", resource, at, at.plus(length)).isEmpty())
        slots.add(slot(resource, at, length));
    answer.put("reason", reason).putArray("alternatives").addAll(slots);
    return new Answer(409, answer);
  }

  static Answer refused(int status, String detail, String field) {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("title", "Refused").put("status", status).put("detail", detail);
    if (!field.isEmpty()) body.put("field", field);
    return new Answer(status, body);
  }

  private ObjectNode slot(String resource, OffsetDateTime at, Duration length) {
    var slot = JsonNodeFactory.instance.objectNode().put("start", at.toString());
    slot.put("end", at.plus(length).toString()).put("resource", resource);
    slot.put("resourceName", named("resources", resource)).putArray("with");
    return slot;
  }

  private List<String> people(Optional<String> resource) {
    return resource.map(List::of).orElse(List.of("sam", "riley", "jo"));
  }

  private OffsetDateTime start(String from) {
    return OffsetDateTime.parse(from).atZoneSameInstant(zone).toOffsetDateTime();
  }

  private Duration length(String service) {
    var minutes = one("services", service).map(it -> it.get("minutes").asInt()).orElse(60);
    return Duration.ofMinutes(minutes);
  }

  private static Duration lasting(JsonNode visit) {
    return Duration.between(time(visit, "start"), time(visit, "end"));
  }

  private static OffsetDateTime time(JsonNode it, String field) {
    return OffsetDateTime.parse(it.get(field).asText());
  }

  private JsonNode customer(JsonNode wish) {
    var id = wish.get("customer").asText();
    return world
        .get("customers")
        .valueStream()
        .filter(it -> it.get("id").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private String named(String kind, String id) {
    return one(kind, id).map(it -> it.get("name").asText()).orElse(id);
  }

  private Optional<JsonNode> one(String kind, String id) {
    return world
        .at("/business/" + kind)
        .valueStream()
        .filter(it -> Objects.equals(it.get("id").asText(), id))
        .findFirst();
  }

  private ObjectNode appointment(String id) {
    return (ObjectNode)
        appointments()
            .valueStream()
            .filter(it -> it.get("id").asText().equals(id))
            .findFirst()
            .orElseThrow();
  }

  private ArrayNode appointments() {
    return (ArrayNode) world.get("appointments");
  }
}
