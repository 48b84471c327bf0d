package switchboard.edge.ics;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.edge.access.Access;
import switchboard.edge.access.BareSchedule;
import switchboard.edge.access.Blocking;
import switchboard.edge.access.Registry;
import switchboard.edge.http.Client;
import switchboard.edge.http.Json;
import switchboard.edge.http.Knocks;
import switchboard.edge.http.Listening;
import switchboard.engine.calendar.Schedule;
import switchboard.engine.calendar.Slot;
import switchboard.engine.feed.CalendarFeeds;
import switchboard.engine.tenant.Keys;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Tenant.KeyKind;

class FeedRoutesTest {

  private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
  private static final String OWNER = "/v1/owner/feeds";

  private final Registry tenants = new Registry();
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final Entries schedule = new Entries();
  private final Listening server = open();
  private final String van = resource("alpha");

  private Listening open() {
    tenants.register("alpha", Presets.all().get(0).profile(), keys("alpha"));
    tenants.register("beta", Presets.all().get(1).profile(), keys("beta"));
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);
    var meters = new SimpleMeterRegistry();
    var knocks = new Knocks(3, Duration.ofSeconds(10), 100, clock);
    var access = new Access(tenants, Optional.empty(), new Client(false), knocks, meters);
    return new Listening(
        FeedRoutes.create(
            access,
            new Blocking(executor, Duration.ofSeconds(10)),
            meters,
            new FeedRoutes.Means(
                tenants,
                schedule,
                new Stored(),
                new Secrets(new byte[32]),
                Optional.empty(),
                clock),
            new Client(false),
            knocks));
  }

  @AfterEach
  void close() {
    server.close();
    tenants.close();
    executor.close();
  }

  private static Map<KeyKind, String> keys(String tenant) {
    return Map.of(
        KeyKind.API, Keys.hash(tenant + "-key"), KeyKind.OWNER, Keys.hash(tenant + "-token"));
  }

  private String resource(String tenant) {
    return tenants.byId(tenant).orElseThrow().profile().resources().getFirst().id();
  }

  private HttpResponse<String> owner(String tenant, String method, String path, String body) {
    return server.send(
        server
            .request(path)
            .header("X-API-Key", tenant + "-key")
            .header("X-Owner-Token", tenant + "-token")
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build());
  }

  /// Makes an address and says where it leads.
  private String made(String tenant, String body) {
    var answer = owner(tenant, "POST", OWNER, body);
    assertThat(answer.statusCode()).isEqualTo(200);
    return address(answer.body());
  }

  private String address(String json) {
    try {
      var address = Json.MAPPER.readTree(json).path("address").asText();
      assertThat(address).startsWith(server.base() + "/ics/").endsWith(".ics");
      return address.substring(server.base().length());
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<VEvent> events(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    return Biweekly.parse(answer.body()).first().getEvents();
  }

  @Test
  void a_calendar_tells_when_and_what_but_not_who() {
    schedule.add("alpha", "a1", van, NOW.plusSeconds(3600), Schedule.Status.CONFIRMED);
    var answer = server.get(made("alpha", "{}"));
    assertThat(events(answer)).hasSize(1);
    assertThat(answer.body()).doesNotContain("Robin", "Sample Lane", "555");
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("text/calendar; charset=UTF-8");
    assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("private");
  }

  @Test
  void customers_are_named_only_where_the_owner_wants_it() {
    schedule.add("alpha", "a1", van, NOW.plusSeconds(3600), Schedule.Status.CONFIRMED);
    var event = events(server.get(made("alpha", "{\"names\":true}"))).getFirst();
    assertThat(event.getSummary().getValue()).endsWith(": Robin");
    assertThat(event.getLocation().getValue()).isEqualTo("2 Sample Lane");
  }

  @Test
  void an_entry_says_how_often_it_has_changed() {
    schedule.add("alpha", "a1", van, NOW.plusSeconds(3600), Schedule.Status.CONFIRMED, 3);
    var event = events(server.get(made("alpha", "{}"))).getFirst();
    assertThat(event.getSequence().getValue()).isEqualTo(3);
  }

  @Test
  void what_is_cancelled_or_only_held_is_not_shown() {
    schedule.add("alpha", "a1", van, NOW.plusSeconds(3600), Schedule.Status.CANCELLED);
    schedule.add("alpha", "a2", van, NOW.plusSeconds(9000), Schedule.Status.HELD);
    assertThat(events(server.get(made("alpha", "{}")))).isEmpty();
  }

  @Test
  void the_last_thirty_and_the_next_ninety_days_are_shown_and_no_others() {
    for (var day : List.of(-32, -29, 89, 91))
      schedule.add(
          "alpha", "a" + day, van, NOW.plus(Duration.ofDays(day)), Schedule.Status.CONFIRMED);
    assertThat(events(server.get(made("alpha", "{}")))).hasSize(2);
  }

  @Test
  void a_resource_has_a_calendar_of_its_own() {
    schedule.add("alpha", "a1", van, NOW.plusSeconds(3600), Schedule.Status.CONFIRMED);
    schedule.add("alpha", "a2", "other", NOW.plusSeconds(3600), Schedule.Status.CONFIRMED);
    schedule.add("beta", "a3", van, NOW.plusSeconds(3600), Schedule.Status.CONFIRMED);
    assertThat(events(server.get(made("alpha", "{\"resource\":\"" + van + "\"}")))).hasSize(1);
    assertThat(events(server.get(made("alpha", "{}")))).hasSize(2);
  }

  @Test
  void more_than_a_schedule_tells_at_once_is_told_all_the_same() {
    IntStream.range(0, 1_300)
        .forEach(i ->
            schedule.add(
                "alpha",
                "a" + i,
                van,
                NOW.plus(Duration.ofMinutes(30L * i)),
                Schedule.Status.CONFIRMED));
    assertThat(events(server.get(made("alpha", "{}")))).hasSize(1_300);
  }

  @Test
  void an_appointment_over_two_resources_is_one_entry() {
    schedule.add("alpha", "a1", van, NOW.plusSeconds(3600), Schedule.Status.CONFIRMED);
    schedule.add("alpha", "a1", "room", NOW.plusSeconds(3600), Schedule.Status.CONFIRMED);
    assertThat(events(server.get(made("alpha", "{}")))).hasSize(1);
  }

  @Test
  void a_new_address_makes_the_old_one_void() {
    var old = made("alpha", "{}");
    var now = made("alpha", "{}");
    assertThat(old).isNotEqualTo(now);
    assertThat(server.get(old).statusCode()).isEqualTo(404);
    assertThat(server.get(now).statusCode()).isEqualTo(200);
  }

  @Test
  void the_owner_sees_the_addresses_again_and_can_take_one_away() {
    var address = made("alpha", "{\"resource\":\"" + van + "\"}");
    assertThat(owner("alpha", "GET", OWNER, "").body()).contains(address);
    assertThat(owner("beta", "GET", OWNER, "").body()).doesNotContain("/ics/");
    var closed = owner("alpha", "DELETE", "/api/owner/feeds?resource=" + van, "");
    assertThat(closed.body()).doesNotContain("/ics/");
    assertThat(server.get(address).statusCode()).isEqualTo(404);
  }

  @Test
  void an_unknown_resource_and_a_body_that_is_none_are_refused() {
    assertThat(owner("alpha", "POST", OWNER, "{\"resource\":\"nobody\"}").body())
        .contains("\"status\":400", "\"field\":\"resource\"");
    assertThat(owner("alpha", "POST", OWNER, "[]").statusCode()).isEqualTo(400);
    assertThat(server.get(OWNER).statusCode()).isEqualTo(401);
  }

  @Test
  void what_has_not_changed_is_not_sent_again() {
    schedule.add("alpha", "a1", van, NOW.plusSeconds(3600), Schedule.Status.CONFIRMED);
    var address = made("alpha", "{}");
    var tag = server.get(address).headers().firstValue("ETag").orElseThrow();
    var asked = server.request(address).header("If-None-Match", tag).build();
    assertThat(server.send(asked).statusCode()).isEqualTo(304);
    assertThat(server.send(asked).body()).isEmpty();
    schedule.add("alpha", "a2", van, NOW.plusSeconds(9000), Schedule.Status.CONFIRMED);
    assertThat(server.send(asked).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ics/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics",
        "/ics/x.ics",
        "/ics/%00%00.ics",
        "/ics/..%2f..%2fetc%2fpasswd.ics",
        "/ics/'%20or%201=1.ics"
      })
  void whoever_guesses_finds_nothing_and_soon_has_to_wait(String guess) {
    made("alpha", "{}");
    for (int i = 0; i < 3; i++) assertThat(server.get(guess).statusCode()).isEqualTo(404);
    assertThat(server.get(guess).statusCode()).isEqualTo(429);
  }

  @Test
  void a_secret_without_its_ending_or_with_another_letter_leads_nowhere() {
    var address = made("alpha", "{}");
    assertThat(server.get(address.replace(".ics", "")).statusCode()).isEqualTo(404);
    var last = address.charAt(address.length() - 5) == 'A' ? 'B' : 'A';
    var wrong = address.substring(0, address.length() - 5) + last + ".ics";
    assertThat(server.get(wrong).statusCode()).isEqualTo(404);
  }

  @Test
  void the_calendar_of_a_business_that_is_suspended_is_closed() {
    var address = made("alpha", "{}");
    tenants.suspend("alpha");
    assertThat(server.get(address).statusCode()).isEqualTo(404);
    tenants.activate("alpha");
    assertThat(server.get(address).statusCode()).isEqualTo(200);
  }

  /// Feeds in memory.
  private static final class Stored implements CalendarFeeds {
    private final Map<String, Feed> feeds = new LinkedHashMap<>();

    @Override
    public synchronized List<Feed> of(String tenant) {
      return feeds.values().stream().filter(it -> it.tenant().equals(tenant)).toList();
    }

    @Override
    public synchronized Optional<Feed> byHash(String hash) {
      return feeds.values().stream()
          .filter(it -> it.hash().filter(hash::equals).isPresent())
          .findFirst();
    }

    @Override
    public synchronized Feed renew(
        String tenant,
        Optional<String> resource,
        boolean names,
        IntFunction<String> hash,
        Instant now) {
      var key = tenant + ":" + resource.orElse("");
      var old = feeds.get(key);
      int version = old == null ? 1 : old.version() + 1;
      var feed = new Feed(tenant, resource, version, Optional.of(hash.apply(version)), names, now);
      feeds.put(key, feed);
      return feed;
    }

    @Override
    public synchronized void close(String tenant, Optional<String> resource) {
      feeds.computeIfPresent(
          tenant + ":" + resource.orElse(""),
          (_, it) ->
              new Feed(
                  it.tenant(),
                  it.resource(),
                  it.version(),
                  Optional.empty(),
                  it.names(),
                  it.since()));
    }
  }

  /// A schedule in memory, which tells 500 entries at once.
  private static final class Entries extends BareSchedule {
    private record Row(String tenant, Entry entry) {}

    private final List<Row> rows = new ArrayList<>();

    void add(String tenant, String id, String resource, Instant start, Status status) {
      add(tenant, id, resource, start, status, 0);
    }

    synchronized void add(
        String tenant, String id, String resource, Instant start, Status status, int revision) {
      var entry =
          new Entry(
              id,
              Optional.empty(),
              "c1",
              Optional.of("Robin"),
              Optional.of("+15555550199"),
              Optional.of("2 Sample Lane"),
              Optional.of("a leak"),
              "repair",
              resource,
              Slot.of(start, Duration.ofMinutes(30)),
              false,
              status,
              false,
              List.of(),
              true,
              Optional.empty(),
              Optional.empty(),
              false,
              Optional.empty(),
              Optional.empty(),
              revision,
              Optional.empty(),
              Optional.empty());
      rows.add(new Row(tenant, entry));
    }

    @Override
    public synchronized List<Entry> between(String tenant, Slot window) {
      return rows.stream()
          .filter(it -> it.tenant().equals(tenant) && it.entry().slot().overlaps(window))
          .map(Row::entry)
          .limit(500)
          .toList();
    }
  }
}
