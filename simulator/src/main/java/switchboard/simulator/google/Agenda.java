package switchboard.simulator.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// One calendar: its events in the order in which they were last changed, and tokens that say how
/// far somebody has read. Not for several threads at once.
final class Agenda {

  private static final Pattern ID = Pattern.compile("[a-v0-9]{5,1024}");

  private final Map<String, ObjectNode> events = new LinkedHashMap<>();
  private final Map<String, Long> changed = new LinkedHashMap<>();
  private final ZoneId zone;
  private long changes;
  private long age;

  Agenda(ZoneId zone) {
    this.zone = zone;
  }

  /// Tokens given so far are too old.
  void forgetTokens() {
    age++;
  }

  Optional<ObjectNode> event(String id) {
    return Optional.ofNullable(events.get(id)).map(ObjectNode::deepCopy);
  }

  List<ObjectNode> all() {
    return events.values().stream().filter(it -> !cancelled(it)).map(ObjectNode::deepCopy).toList();
  }

  Answer insert(ObjectNode event) {
    var id = event.path("id").asText();
    if (!ID.matcher(id).matches() || !timed(event)) return Answer.error(400, "invalid");
    if (events.containsKey(id)) return Answer.error(409, "duplicate");
    return Answer.ok(store(id, event.deepCopy()));
  }

  /// @param change merged into the event, as a PATCH is
  Answer patch(String id, ObjectNode change, Optional<String> etag) {
    var event = events.get(id);
    if (event == null) return Answer.error(404, "notFound");
    if (!matches(event, etag)) return Answer.error(412, "conditionNotMet");
    var merged = event.deepCopy();
    merge(merged, change);
    if (!timed(merged)) return Answer.error(400, "invalid");
    return Answer.ok(store(id, merged));
  }

  Answer delete(String id, Optional<String> etag) {
    var event = events.get(id);
    if (event == null) return Answer.error(404, "notFound");
    if (cancelled(event)) return Answer.error(410, "deleted");
    if (!matches(event, etag)) return Answer.error(412, "conditionNotMet");
    store(id, event.deepCopy().put("status", "cancelled"));
    return Answer.NOTHING;
  }

  Answer get(String id) {
    return event(id).map(Answer::ok).orElseGet(() -> Answer.error(404, "notFound"));
  }

  Answer list(Map<String, String> query, int largestPage) {
    try {
      var page = Optional.ofNullable(query.get("pageToken")).map(Reading::parse);
      var reading = page.orElseGet(() -> begin(query));
      if (reading.age != age) return Answer.error(410, "fullSyncRequired");
      var whole = reading.since < 0;
      if (!whole && (query.containsKey("timeMin") || query.containsKey("timeMax")))
        return Answer.error(400, "invalid");
      var wanted = Integer.parseInt(query.getOrDefault("maxResults", "250"));
      return Answer.ok(
          page(reading, found(reading, query), Math.min(Math.max(1, wanted), largestPage)));
    } catch (IllegalArgumentException _) {
      return Answer.error(400, "invalid");
    }
  }

  private Reading begin(Map<String, String> query) {
    var since = Optional.ofNullable(query.get("syncToken")).map(Reading::parse);
    return since
        .map(it -> new Reading(it.age, it.upTo, changes, 0))
        .orElse(new Reading(age, -1, changes, 0));
  }

  private List<ObjectNode> found(Reading reading, Map<String, String> query) {
    var order = Comparator.comparing((ObjectNode it) -> changed.get(it.path("id").asText()));
    return events.values().stream()
        .filter(it -> reading.since < 0 ? !cancelled(it) && within(it, query) : true)
        .filter(it -> changedIn(reading, it))
        .sorted(order)
        .map(it -> cancelled(it) ? tombstone(it) : it.deepCopy())
        .toList();
  }

  private boolean changedIn(Reading reading, ObjectNode event) {
    var at = changed.getOrDefault(event.path("id").asText(), 0L);
    return at > reading.since && at <= reading.upTo;
  }

  private ObjectNode page(Reading reading, List<ObjectNode> found, int size) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("kind", "calendar#events").put("timeZone", zone.getId());
    var end = Math.min(reading.offset + size, found.size());
    var items = json.putArray("items");
    new ArrayList<>(found.subList(Math.min(reading.offset, end), end)).forEach(items::add);
    if (end < found.size())
      json.put("nextPageToken", new Reading(age, reading.since, reading.upTo, end).text());
    else json.put("nextSyncToken", new Reading(age, reading.since, reading.upTo, 0).text());
    return json;
  }

  private boolean within(ObjectNode event, Map<String, String> query) {
    var from = Optional.ofNullable(query.get("timeMin")).map(Agenda::moment);
    var to = Optional.ofNullable(query.get("timeMax")).map(Agenda::moment);
    var start = instant(event.path("start"));
    var end = instant(event.path("end"));
    return from.map(end::isAfter).orElse(true) && to.map(start::isBefore).orElse(true);
  }

  private static Instant moment(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private Instant instant(JsonNode time) {
    return time.hasNonNull("dateTime")
        ? moment(time.path("dateTime").asText())
        : LocalDate.parse(time.path("date").asText()).atStartOfDay(zone).toInstant();
  }

  private boolean timed(ObjectNode event) {
    try {
      return !instant(event.path("end")).isBefore(instant(event.path("start")));
    } catch (java.time.DateTimeException _) {
      return false;
    }
  }

  private ObjectNode store(String id, ObjectNode event) {
    changes++;
    if (!event.has("status")) event.put("status", "confirmed");
    event.put("kind", "calendar#event").put("id", id).put("etag", "\"" + changes + "\"");
    changed.put(id, changes);
    events.put(id, event);
    return event.deepCopy();
  }

  private static boolean matches(ObjectNode event, Optional<String> etag) {
    return etag.map(it -> it.equals(event.path("etag").asText())).orElse(true);
  }

  static boolean cancelled(ObjectNode event) {
    return event.path("status").asText().equals("cancelled");
  }

  private static ObjectNode tombstone(ObjectNode event) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("kind", "calendar#event").put("id", event.path("id").asText());
    return json.put("etag", event.path("etag").asText()).put("status", "cancelled");
  }

  private static void merge(ObjectNode into, ObjectNode change) {
    for (var it : change.properties()) {
      var old = into.get(it.getKey());
      if (it.getValue().isNull()) into.remove(it.getKey());
      else if (old instanceof ObjectNode inner && it.getValue() instanceof ObjectNode more)
        merge(inner, more);
      else into.set(it.getKey(), it.getValue().deepCopy());
    }
  }

  /// How far somebody has read: `since` is negative when everything is read.
  private record Reading(long age, long since, long upTo, int offset) {

    static Reading parse(String text) {
      var parts = text.split("\\.", -1);
      if (parts.length != 4) throw new IllegalArgumentException("no token of ours");
      return new Reading(
          Long.parseLong(parts[0]),
          Long.parseLong(parts[1]),
          Long.parseLong(parts[2]),
          Integer.parseInt(parts[3]));
    }

    String text() {
      return age + "." + since + "." + upTo + "." + offset;
    }
  }
}
