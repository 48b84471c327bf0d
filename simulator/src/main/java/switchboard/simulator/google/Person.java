package switchboard.simulator.google;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// Somebody who looks after a calendar in the browser: puts things in, moves them, deletes them.
public final class Person {

  private final String calendar;
  private final Agenda agenda;
  private final ZoneId zone;
  private final Watchers watchers;

  Person(String calendar, Agenda agenda, ZoneId zone, Watchers watchers) {
    this.calendar = calendar;
    this.agenda = agenda;
    this.zone = zone;
    this.watchers = watchers;
  }

  public String calendar() {
    return calendar;
  }

  /// Says the id of the new event.
  public String insert(String summary, Instant start, Duration length) {
    return insert(summary, start, length, _ -> {});
  }

  /// The same, with more said about it.
  public String insert(String summary, Instant start, Duration length, Consumer<ObjectNode> more) {
    var event = JsonNodeFactory.instance.objectNode();
    event.put("id", fresh()).put("summary", summary);
    time(event, "start", start);
    time(event, "end", start.plus(length));
    more.accept(event);
    return added(event);
  }

  /// All day, and the days after it up to `end`, which is not one of them.
  public String insertDays(String summary, LocalDate start, LocalDate end) {
    var event = JsonNodeFactory.instance.objectNode();
    event.put("id", fresh()).put("summary", summary);
    event.putObject("start").put("date", start.toString());
    event.putObject("end").put("date", end.toString());
    return added(event);
  }

  /// Every week at the same wall time, as a list of single events shows it.
  public List<String> insertWeekly(String summary, Instant start, Duration length, int times) {
    var series = fresh();
    var first = start.atZone(zone);
    return java.util.stream.IntStream.range(0, times)
        .mapToObj(it -> first.plusWeeks(it).toInstant())
        .map(it ->
            insert(
                summary,
                it,
                length,
                event -> event.put("id", series + count(it)).put("recurringEventId", series)))
        .toList();
  }

  public void move(String event, Instant start) {
    change(
        event,
        old -> {
          var length = Duration.between(at(old, "start"), at(old, "end"));
          var change = JsonNodeFactory.instance.objectNode();
          time(change, "start", start);
          time(change, "end", start.plus(length));
          return change;
        });
  }

  public void rename(String event, String summary) {
    change(event, _ -> JsonNodeFactory.instance.objectNode().put("summary", summary));
  }

  public void delete(String event) {
    synchronized (agenda) {
      require(agenda.delete(event, Optional.empty()));
    }
    watchers.changed(calendar);
  }

  /// What can be seen, cancelled events not included.
  public List<ObjectNode> events() {
    synchronized (agenda) {
      return agenda.all();
    }
  }

  public Optional<ObjectNode> event(String id) {
    synchronized (agenda) {
      return agenda.event(id).filter(it -> !Agenda.cancelled(it));
    }
  }

  /// Nobody can read on from where they were: the next asks for everything.
  public void expireTokens() {
    synchronized (agenda) {
      agenda.forgetTokens();
    }
  }

  private void change(String id, java.util.function.Function<ObjectNode, ObjectNode> how) {
    synchronized (agenda) {
      var old = agenda.event(id).orElseThrow(() -> new IllegalArgumentException("no such event"));
      require(agenda.patch(id, how.apply(old), Optional.empty()));
    }
    watchers.changed(calendar);
  }

  private String added(ObjectNode event) {
    synchronized (agenda) {
      require(agenda.insert(event));
    }
    watchers.changed(calendar);
    return event.path("id").asText();
  }

  private void time(ObjectNode event, String field, Instant at) {
    var local = at.atZone(zone).toOffsetDateTime();
    event
        .putObject(field)
        .put("dateTime", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local))
        .put("timeZone", zone.getId());
  }

  private static Instant at(ObjectNode event, String field) {
    return java.time.OffsetDateTime.parse(event.path(field).path("dateTime").asText()).toInstant();
  }

  private static String fresh() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  private static String count(Instant at) {
    return "0" + at.getEpochSecond();
  }

  private static void require(Answer answer) {
    if (answer.status() >= 300) throw new IllegalArgumentException(answer.json().toString());
  }
}
