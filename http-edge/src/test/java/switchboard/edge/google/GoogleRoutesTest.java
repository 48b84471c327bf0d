package switchboard.edge.google;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.server.Directives;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.edge.access.Access;
import switchboard.edge.access.Blocking;
import switchboard.edge.http.Client;
import switchboard.edge.http.Knocks;
import switchboard.edge.http.Listening;
import switchboard.edge.scheduler.FeedReader;
import switchboard.edge.scheduler.SyncWorker;
import switchboard.edge.scheduler.Town;
import switchboard.edge.twilio.Until;
import switchboard.engine.calendar.Slot;

final class GoogleRoutesTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Pattern STATE = Pattern.compile("[?&]state=([^&]+)");

  private final Town town = new Town();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final FeedReader feeds = new FeedReader(FeedReader.Settings.DEFAULT.withLoopback());
  private final Listening server = listen();
  private final URI address = URI.create(server.base() + "/google/notifications");
  private final SyncWorker worker =
      SyncWorker.start(
          town.outsides(),
          feeds,
          Town.rhythm(Optional.of(address)),
          town.clock(),
          () -> 0.5,
          meters);

  private Listening listen() {
    var knocks = new Knocks(100, Duration.ofSeconds(1), 100, town.clock());
    var access = new Access(town, Optional.empty(), new Client(false), knocks, meters);
    var blocking = new Blocking(executor, Duration.ofSeconds(10));
    var outsides = town.outsides();
    return new Listening(
        Directives.concat(
            GoogleRoutes.create(
                access,
                blocking,
                meters,
                outsides,
                town.settings(),
                "https://calls.example",
                town.clock()),
            new GoogleNotifications(
                    town.ledger,
                    town.ledger,
                    town.ledger,
                    blocking,
                    meters,
                    Town.rhythm(Optional.empty()),
                    town.clock())
                .routes()));
  }

  @AfterEach
  void close() {
    town.google.faults().clear();
    worker.close();
    town.close();
    feeds.close();
    server.close();
    executor.close();
  }

  private HttpRequest.Builder owner(String path) {
    return server.request(path).header("X-API-Key", "key").header("X-Owner-Token", "token");
  }

  private String calendars() {
    return "/v1/owner/calendars/" + town.resource + "/google";
  }

  private URI begin() {
    var request = owner(calendars()).header("Content-Type", "application/json");
    var answer = server.send(request.POST(BodyPublishers.ofString("{}")).build());
    assertThat(answer.statusCode()).isEqualTo(200);
    return URI.create(answer.body().replaceFirst(".*\"url\":\"([^\"]+)\".*", "$1"));
  }

  private static String state(URI page) {
    var found = STATE.matcher(page.toString());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private HttpResponse<String> back(String state, String code) {
    return server.get("/google/oauth/callback?state=" + state + "&code=" + code);
  }

  private void connect() {
    var page = begin();
    assertThat(back(state(page), town.google.consent(page)).statusCode()).isEqualTo(200);
  }

  private double counted(String meter, String outcome) {
    var counter = meters.find(meter).tag("outcome", outcome).counter();
    return counter == null ? 0 : counter.count();
  }

  private String channel() throws Exception {
    Until.holds("a channel is open", () -> !town.google.channels().isEmpty());
    var id = town.google.channels().getFirst();
    Until.holds("it has said so", () -> counted("google.notifications", "opened") > 0);
    return id;
  }

  private int notify(String id, String token, String number) {
    return server
        .send(
            server
                .request("/google/notifications")
                .header("X-Goog-Channel-ID", id)
                .header("X-Goog-Channel-Token", token)
                .header("X-Goog-Message-Number", number)
                .header("X-Goog-Resource-State", "exists")
                .POST(BodyPublishers.noBody())
                .build())
        .statusCode();
  }

  @Test
  void an_owner_connects_a_calendar_and_it_is_read() throws Exception {
    town.google.calendar("primary", town.clock().getZone()).insert("Mine", Town.NINE, HOUR);
    connect();
    assertThat(server.send(owner(calendars()).build()).body()).isEqualTo("{\"connected\":true}");
    Until.holds("it is read", () -> town.busy().contains(Slot.of(Town.NINE, HOUR)));
    assertThat(server.send(owner("/v1/owner/calendars").build()).body())
        .contains("\"sure\":true")
        .doesNotContain("cal.example");
  }

  @Test
  void an_owner_parts_from_a_calendar_and_its_times_are_forgotten() throws Exception {
    town.google.calendar("primary", town.clock().getZone()).insert("Mine", Town.NINE, HOUR);
    connect();
    Until.holds("it is read", () -> !town.busy().isEmpty());
    var parted = server.send(owner(calendars()).DELETE().build());
    assertThat(parted.statusCode()).isEqualTo(204);
    Until.holds("it is forgotten", () -> town.busy().isEmpty());
    assertThat(server.send(owner(calendars()).DELETE().build()).statusCode()).isEqualTo(404);
  }

  @Test
  void who_agrees_on_the_page_is_sent_back_and_connected() throws Exception {
    try (var browser = HttpClient.newHttpClient()) {
      var agreed = browser.send(HttpRequest.newBuilder(begin()).build(), BodyHandlers.discarding());
      assertThat(agreed.statusCode()).isEqualTo(302);
      var back = URI.create(agreed.headers().firstValue("Location").orElseThrow());
      assertThat(server.get(back.getPath() + "?" + back.getRawQuery()).body())
          .contains("The calendar is connected");
    }
  }

  @Test
  void a_state_is_good_for_one_use() {
    var page = begin();
    assertThat(back(state(page), town.google.consent(page)).statusCode()).isEqualTo(200);
    assertThat(back(state(page), town.google.consent(page)).statusCode()).isEqualTo(403);
    assertThat(counted("google.consents", "FORGED")).isEqualTo(1);
  }

  @Test
  void a_state_is_good_for_minutes_only() {
    var page = begin();
    town.pass(Duration.ofMinutes(16));
    assertThat(back(state(page), town.google.consent(page)).statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", ".", "e30.x", "bnVsbA.x", "%00.%00", "eyJ0ZW5hbnQiOiJhY21lIn0.x"})
  void a_forged_state_is_refused(String state) {
    assertThat(back(state, "code").statusCode()).isEqualTo(403);
    assertThat(town.google.tokensGiven()).isLessThanOrEqualTo(1);
  }

  @Test
  void a_changed_state_is_refused() {
    var state = state(begin());
    var changed = (state.charAt(10) == 'A' ? "B" : "A") + state.substring(1);
    assertThat(back(changed, "code").statusCode()).isEqualTo(403);
    assertThat(back(state + "x", "code").statusCode()).isEqualTo(403);
  }

  @Test
  void a_code_stolen_from_another_consent_is_of_no_use() {
    var mine = begin();
    var theirs = begin();
    assertThat(back(state(mine), town.google.consent(theirs)).statusCode()).isEqualTo(502);
  }

  @Test
  void an_owner_who_declines_is_told_so() {
    var answer = server.get("/google/oauth/callback?error=access_denied&state=" + state(begin()));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("not connected");
  }

  @Test
  void nobody_connects_without_the_owners_keys() {
    assertThat(server.get(calendars()).statusCode()).isEqualTo(401);
    var unknown = owner("/v1/owner/calendars/nobody/google").build();
    assertThat(server.send(unknown).statusCode()).isEqualTo(404);
  }

  @Test
  void a_change_in_google_is_known_without_waiting_for_the_next_reading() throws Exception {
    channel();
    town.person.insert("Suddenly", Town.NINE, HOUR);
    Until.holds("it was heard", () -> counted("google.notifications", "heard") > 0);
    assertThat(town.busy()).isEmpty();
    town.pass(Duration.ofSeconds(2));
    worker.poke();
    Until.holds("it is known", () -> town.busy().contains(Slot.of(Town.NINE, HOUR)));
  }

  @Test
  void a_notification_that_comes_twice_is_heard_once() throws Exception {
    channel();
    town.google.faults().notifyTwice();
    town.person.insert("Twice", Town.NINE, HOUR);
    Until.holds("the second was refused", () -> counted("google.notifications", "replayed") == 1);
    assertThat(counted("google.notifications", "heard")).isEqualTo(1);
  }

  @Test
  void a_forged_notification_changes_nothing() throws Exception {
    var id = channel();
    var requests = town.google.requests().size();
    assertThat(notify(id, "guessed", "99")).isEqualTo(403);
    assertThat(notify("no-such-channel", "guessed", "99")).isEqualTo(404);
    assertThat(notify("00000000-0000-0000-0000-000000000000", "guessed", "1")).isEqualTo(404);
    town.pass(Duration.ofSeconds(2));
    worker.poke();
    assertThat(counted("google.notifications", "wrong-token")).isEqualTo(1);
    assertThat(town.google.requests()).hasSize(requests);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "x", "99999999999999999999"})
  void a_notification_without_a_number_is_refused(String number) throws Exception {
    var id = channel();
    var token = SyncWorker.channelToken(town.ledger, Town.TENANT, id).text();
    assertThat(notify(id, token, number)).isEqualTo(400);
  }

  @Test
  void a_channel_is_renewed_before_it_ends() throws Exception {
    var first = channel();
    town.pass(Duration.ofDays(6).plus(HOUR));
    worker.poke();
    Until.holds(
        "another is open",
        () -> town.google.channels().size() == 1 && !town.google.channels().contains(first));
  }
}
