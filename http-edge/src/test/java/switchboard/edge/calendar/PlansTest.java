package switchboard.edge.calendar;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.engine.calendar.Calendar.Command;
import switchboard.engine.calendar.Visit;
import switchboard.engine.consent.Case;
import switchboard.engine.consent.Consent;
import switchboard.engine.duty.Duties;

/// Blocks, the waitlist, reminders, and what only the owner can decide.
class PlansTest {

  private static final String BLOCKS = "/v1/crm/blocks";
  private static final String WAITLIST = "/v1/crm/waitlist";
  private static final String REMINDERS = "/v1/reminders";
  private static final String RESCHEDULES = "/v1/owner/reschedules";
  private static final String CONSENTS = "/v1/owner/consents";
  private static final String WEEK = "?from=2026-03-02T00:00:00-06:00&to=2026-03-16T00:00:00-05:00";
  private static final String LUNCH =
      "{\"resource\":\"van-1\",\"date\":\"2026-03-03\",\"from\":\"12:00\",\"to\":\"13:00\",\"kind\":\"BREAK\"";
  private Town town;

  @BeforeEach
  void open() {
    town = new Town();
    town.memory.known("alpha", "Pat");
    town.memory.known("beta", "Ann");
  }

  @AfterEach
  void close() {
    town.close();
  }

  private String made(String start, String more) {
    var answer = town.post("alpha", AppointmentsTest.ALL, AppointmentsTest.asked(start, more));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Town.json(answer).at("/id").asText();
  }

  private JsonNode items(String tenant, String path) {
    return Town.json(town.get(tenant, path)).at("/items");
  }

  @Test
  void a_block_keeps_its_time_free_until_it_is_removed() {
    var answer = town.post("alpha", BLOCKS, LUNCH + "}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    var block = Town.json(answer);
    assertThat(block.at("/start").asText()).isEqualTo("2026-03-03T12:00:00-06:00");
    var noon = AppointmentsTest.asked("2026-03-03T12:00:00-06:00", ",\"resource\":\"van-1\"");
    assertThat(town.post("alpha", AppointmentsTest.ALL, noon).statusCode()).isEqualTo(409);
    assertThat(items("alpha", BLOCKS + WEEK)).hasSize(1);
    assertThat(items("beta", BLOCKS + WEEK)).isEmpty();
    var path = BLOCKS + "/" + block.at("/id").asText();
    assertThat(town.send("alpha", "DELETE", path, "").statusCode()).isEqualTo(400);
    assertThat(town.send("beta", "DELETE", path + "?resource=van-1", "").statusCode())
        .isEqualTo(400);
    assertThat(town.send("beta", "DELETE", path + "?resource=negotiator-1", "").statusCode())
        .isEqualTo(404);
    assertThat(town.send("alpha", "DELETE", path + "?resource=van-1", "").statusCode())
        .isEqualTo(204);
    assertThat(town.send("alpha", "DELETE", path + "?resource=van-1", "").statusCode())
        .isEqualTo(404);
    assertThat(town.post("alpha", AppointmentsTest.ALL, noon).statusCode()).isEqualTo(201);
  }

  @Test
  void a_block_that_repeats_is_listed_at_each_of_its_times_on_the_wall_clock() {
    var weekly = LUNCH + ",\"repeat\":{\"days\":[\"TUESDAY\"],\"until\":\"2026-03-31\"}}";
    assertThat(town.post("alpha", BLOCKS, weekly).statusCode()).isEqualTo(201);
    var items = items("alpha", BLOCKS + WEEK);
    assertThat(items).hasSize(2);
    assertThat(items.at("/1/start").asText()).isEqualTo("2026-03-10T12:00:00-05:00");
    assertThat(items.at("/1/repeat/days/0").asText()).isEqualTo("TUESDAY");
  }

  @Test
  void a_block_sent_again_is_one_block() {
    var first = town.post("alpha", BLOCKS, LUNCH + "}", "Idempotency-Key", "b");
    var again = town.post("alpha", BLOCKS, LUNCH + "}", "Idempotency-Key", "b");
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.statusCode()).isEqualTo(201);
    var other = LUNCH.replace("13:00", "14:00") + "}";
    assertThat(town.post("alpha", BLOCKS, other, "Idempotency-Key", "b").statusCode())
        .isEqualTo(422);
    assertThat(items("alpha", BLOCKS + WEEK)).hasSize(1);
  }

  private static String waits(String service) {
    return "{\"customer\":\"known-pat\",\"service\":\"%s\"}".formatted(service);
  }

  @Test
  void whoever_has_an_appointment_already_waits_for_a_sooner_time_for_it() {
    var id = made("2026-03-05T10:00:00-06:00", "");
    for (var service : List.of("faucet-fix", "bench-test"))
      assertThat(town.post("alpha", WAITLIST, waits(service)).statusCode()).isEqualTo(201);
    assertThat(requireNonNull(town.memory.waitlists.get("alpha")).waiting())
        .extracting(it -> it.entry().moving())
        .containsExactly(Optional.of(id), Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"resource\":\"van-1\" | \"resource\":\"van-9\" | resource",
        "2026-03-03 | 2026-02-30 | date",
        "2026-03-03 | 2020-03-03 | date",
        "2026-03-03 | 2031-03-03 | date",
        "12:00 | 13:00 | to",
        "12:00 | 25:00 | from",
        "BREAK | NAP | kind",
        "\"kind\":\"BREAK\" | \"repeat\":{\"days\":[]} | repeat.days",
        "\"kind\":\"BREAK\" | \"repeat\":{\"days\":[\"FUNDAY\"]} | repeat.days",
        "\"kind\":\"BREAK\" | \"repeat\":{\"days\":[\"MONDAY\"],\"until\":\"2026-01-01\"} | repeat.until",
        "\"kind\":\"BREAK\" | \"why\":\"secret\" | why",
        "\"date\":\"2026-03-03\", | | date",
      })
  void a_block_that_will_not_do_is_refused(String part, String instead, String field) {
    var body = (LUNCH + "}").replace(part, instead == null ? "" : instead);
    var answer = town.post("alpha", BLOCKS, body);
    assertThat(answer.statusCode()).as(body).isEqualTo(400);
    assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
    assertThat(town.memory.journal).isEmpty();
  }

  @Test
  void whoever_waits_is_listed_until_they_leave() {
    var body =
        "{\"customer\":\"known-pat\",\"service\":\"faucet-fix\",\"part\":\"morning\",\"from\":\"2026-03-03\",\"to\":\"2026-03-06\",\"resource\":\"van-2\"}";
    var joined = town.post("alpha", WAITLIST, body, "Idempotency-Key", "w");
    assertThat(joined.statusCode()).as(joined.body()).isEqualTo(201);
    assertThat(town.post("alpha", WAITLIST, body, "Idempotency-Key", "w").statusCode())
        .isEqualTo(201);
    var items = items("alpha", WAITLIST);
    assertThat(items).hasSize(1);
    assertThat(items.at("/0/part").asText()).isEqualTo("morning");
    assertThat(items.at("/0/from").asText()).isEqualTo("2026-03-03");
    assertThat(items.at("/0/to").asText()).isEqualTo("2026-03-06");
    assertThat(items.at("/0/resourceName").asText()).isEqualTo("Van 2");
    assertThat(items("beta", WAITLIST)).isEmpty();
    var path = WAITLIST + "/" + Town.json(joined).at("/id").asText();
    assertThat(town.send("beta", "DELETE", path, "").statusCode()).isEqualTo(404);
    assertThat(items("alpha", WAITLIST)).hasSize(1);
    assertThat(town.send("alpha", "DELETE", path, "").statusCode()).isEqualTo(204);
    assertThat(items("alpha", WAITLIST)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"service\":\"x\" | service",
        "\"service\":\"faucet-fix\",\"from\":\"2026-03-09\",\"to\":\"2026-03-08\" | to",
        "\"service\":\"faucet-fix\",\"to\":\"2026-03-01\" | to",
        "\"service\":\"faucet-fix\",\"from\":\"2040-03-01\" | from",
        "\"service\":\"faucet-fix\",\"part\":\"night\" | part",
        "\"service\":\"faucet-fix\",\"resource\":\"van-9\" | resource",
        "\"service\":\"faucet-fix\",\"note\":\"x\" | note",
      })
  void a_wish_nobody_can_wait_for_is_refused(String more, String field) {
    var answer = town.post("alpha", WAITLIST, "{\"customer\":\"known-pat\"," + more + "}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
    assertThat(town.memory.waitlists).isEmpty();
  }

  @Test
  void only_customers_of_the_business_can_wait() {
    var body = "{\"customer\":\"known-ann\",\"service\":\"faucet-fix\"}";
    assertThat(town.post("alpha", WAITLIST, body).body()).contains("\"field\":\"customer\"");
  }

  @Test
  void a_reminder_is_added_once_and_taken_away_until_it_is_sent() {
    var id = made("2026-03-03T10:00:00-06:00", "");
    var body = "{\"appointment\":\"" + id + "\",\"before\":\"PT2H\"}";
    var added = town.post("alpha", REMINDERS, body);
    assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
    assertThat(Town.json(added).at("/due").asText()).isEqualTo("2026-03-03T08:00:00-06:00");
    assertThat(town.post("alpha", REMINDERS, body).body()).isEqualTo(added.body());
    assertThat(items("alpha", REMINDERS)).hasSize(1);
    assertThat(items("beta", REMINDERS)).isEmpty();
    var path = REMINDERS + "/" + Town.json(added).at("/id").asText();
    assertThat(town.send("beta", "DELETE", path, "").statusCode()).isEqualTo(404);
    assertThat(town.post("beta", REMINDERS, body).statusCode()).isEqualTo(400);
    assertThat(town.send("alpha", "DELETE", path, "").statusCode()).isEqualTo(204);
    assertThat(town.send("alpha", "DELETE", path, "").statusCode()).isEqualTo(204);
    assertThat(town.post("alpha", REMINDERS, body).statusCode()).isEqualTo(409);
    assertThat(items("alpha", REMINDERS).at("/0/state").asText())
        .isEqualTo(Duties.State.DROPPED.name());
  }

  @Test
  void a_reminder_that_was_sent_cannot_be_taken_back() {
    var id = made("2026-03-03T10:00:00-06:00", "");
    var added =
        town.post("alpha", REMINDERS, "{\"appointment\":\"" + id + "\",\"before\":\"PT2H\"}");
    var reminder = Town.json(added).at("/id").asText();
    town.memory.duties.done(town.memory.duties.byId("alpha", reminder).orElseThrow().duty());
    var answer = town.send("alpha", "DELETE", REMINDERS + "/" + reminder, "");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("already-sent");
  }

  @Test
  void nobody_is_reminded_too_late_or_of_what_does_not_stand() {
    var id = made("2026-03-03T10:00:00-06:00", "");
    for (var before : new String[] {"PT1M", "P90D", "-PT2H", "PT0S", "2 hours"})
      assertThat(reminding(id, before)).contains("\"field\":\"before\"");
    assertThat(reminding(id, "P7D")).contains("too-late");
    town.post("alpha", AppointmentsTest.ALL + "/" + id + "/cancel", "");
    assertThat(reminding(id, "PT2H")).contains("no-such-appointment");
    assertThat(reminding("nosuch", "PT2H")).contains("\"field\":\"appointment\"");
  }

  private String reminding(String id, String before) {
    var body = "{\"appointment\":\"" + id + "\",\"before\":\"" + before + "\"}";
    return town.post("alpha", REMINDERS, body).body();
  }

  @Test
  void what_waits_for_another_time_is_kept_moved_or_cancelled_by_the_owner() {
    var id = made("2026-03-03T10:00:00-06:00", ",\"resource\":\"van-1\"");
    var path = AppointmentsTest.ALL + "/" + id;
    town.send("alpha", "PATCH", path, "{\"pending\":true}");
    var waiting = items("alpha", RESCHEDULES);
    assertThat(waiting.at("/0/id").asText()).isEqualTo(id);
    assertThat(waiting.at("/0/alternatives")).hasSizeBetween(1, 3);
    assertThat(items("beta", RESCHEDULES)).isEmpty();
    assertThat(decided(id, "{\"action\":\"keep\"}").at("/status").asText()).isEqualTo("CONFIRMED");
    town.send("alpha", "PATCH", path, "{\"pending\":true}");
    var moved = "{\"action\":\"move\",\"start\":\"2026-03-03T14:00:00-06:00\"}";
    assertThat(decided(id, moved).at("/start").asText()).isEqualTo("2026-03-03T14:00:00-06:00");
    assertThat(items("alpha", RESCHEDULES)).isEmpty();
    assertThat(decided(id, "{\"action\":\"cancel\"}").at("/status").asText())
        .isEqualTo("CANCELLED");
    assertThat(decided(id, "{\"action\":\"keep\"}").at("/reason").asText())
        .isEqualTo("already-cancelled");
    assertThat(decided(id, "{\"action\":\"forget\"}").at("/field").asText()).isEqualTo("action");
    assertThat(decided(id, "{\"action\":\"move\"}").at("/reason").asText())
        .isEqualTo("already-cancelled");
  }

  private JsonNode decided(String id, String body) {
    return Town.json(town.post("alpha", RESCHEDULES + "/" + id, body));
  }

  @Test
  void what_gave_way_to_an_emergency_has_lost_its_time_and_can_only_be_moved() {
    var id = made("2026-03-03T10:00:00-06:00", ",\"resource\":\"van-1\"");
    var urgent =
        new Visit("known-pat", "", "emergency-visit", true, Duration.ZERO, Duration.ofMinutes(30));
    var slot = Town.slot("2026-03-03T16:00:00Z", 90);
    town.memory.tell("alpha", "van-1", to -> new Command.Displace(id, "urgent", urgent, slot, to));
    var waiting = items("alpha", RESCHEDULES).at("/0");
    assertThat(waiting.at("/displaced").asBoolean()).isTrue();
    assertThat(decided(id, "{\"action\":\"keep\"}").at("/status").asInt()).isEqualTo(409);
    var moved = "{\"action\":\"move\",\"start\":\"2026-03-03T14:00:00-06:00\"}";
    assertThat(decided(id, moved).at("/status").asText()).isEqualTo("CONFIRMED");
  }

  @Test
  void an_owner_agrees_once() {
    ask("alpha", "q1");
    var open = items("alpha", CONSENTS);
    assertThat(open.at("/0/emergency/name").asText()).isEqualTo("Pat");
    assertThat(open.at("/0/emergency/serviceName").asText()).isEqualTo("emergency visit");
    assertThat(items("beta", CONSENTS)).isEmpty();
    var path = CONSENTS + "/q1";
    assertThat(town.post("beta", path, "{\"action\":\"agree\"}").statusCode()).isEqualTo(404);
    assertThat(town.post("alpha", path, "{\"action\":\"perhaps\"}").statusCode()).isEqualTo(400);
    assertThat(town.post("alpha", path, "{}").body()).contains("\"field\":\"action\"");
    assertThat(town.post("alpha", path, "{\"action\":\"agree\"}").statusCode()).isEqualTo(200);
    assertThat(town.post("alpha", path, "{\"action\":\"agree\"}").statusCode()).isEqualTo(200);
    assertThat(town.post("alpha", path, "{\"action\":\"decline\"}").statusCode()).isEqualTo(409);
    assertThat(items("alpha", CONSENTS)).isEmpty();
  }

  @Test
  void an_answer_that_comes_too_late_is_said_to() {
    ask("alpha", "q1");
    town.now = Town.NOW.plus(Duration.ofHours(3));
    var late = town.post("alpha", CONSENTS + "/q1", "{\"action\":\"agree\"}");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(Town.json(late).at("/reason").asText()).isIn("too-late", "past");
  }

  private void ask(String tenant, String id) {
    var visit = new Visit("known-pat", "", "emergency-visit", true, Duration.ZERO, Duration.ZERO);
    var what =
        new Case(
            "urgent",
            visit,
            "van-1",
            Town.slot("2026-03-03T16:00:00Z", 90),
            "ordinary",
            Optional.empty());
    Instant until = Town.NOW.plus(Duration.ofMinutes(10));
    town.memory
        .consent()
        .<Consent.Reply>ask(tenant + ":" + id, to -> new Consent.Command.Ask(what, until, to))
        .toCompletableFuture()
        .join();
  }
}
