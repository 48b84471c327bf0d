package switchboard.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.simulator.conversation.ConversationListener;
import switchboard.simulator.twilio.Caller;
import switchboard.simulator.twilio.Exchange;
import switchboard.simulator.twilio.Move;
import switchboard.simulator.twilio.Pace;
import switchboard.simulator.twilio.Party;
import switchboard.simulator.twilio.PhoneCall;

/// The running node does what `docs/openapi.yaml` says of everything that can be read.
final class ContractTest {

  private static final String STREAM = "/v1/owner/events";
  private static final String CALLBACK = "/google/oauth/callback";
  private static final String LINK = "/a/{token}";
  private static final String CHAT = "/v1/widget/";
  private static final String RELAY = "/twilio/relay";

  private static House house;
  private static Business plumber;
  private static String conversation;
  private static String customer;
  private static String appointment;
  private static String feed;
  private static String ticket;
  private static String job;
  private static String change;
  private static String handOff;
  private static String recording;
  private static String outbound;
  private static Contract contract;

  @BeforeAll
  static void open() throws Exception {
    contract = Contract.read();
    house = House.open();
    plumber = house.plumber();
    conversation = house.booked(plumber, "burst-pipe").callSid();
    house.text(plumber, Ring.FROM, "YES");
    house.call(plumber, "hangs-up-early");
    house.call(plumber, "silent");
    customer = plumber.items("/v1/crm/customers").getFirst().get("id").asText();
    appointment = plumber.items(Business.appointmentsPath()).getFirst().get("id").asText();
    feed =
        Http.json(house.http.send("POST", "/v1/owner/feeds", plumber.keys(), "{}"))
            .get("address")
            .asText();
    ticket = keepsAHome();
    job = worksOnAJob();
    change = wantsAChange();
    handOff = putsACallerThrough();
    recording = leavesWord();
    outbound = isCalledBack();
    Patience.until("the emergency is listed", () -> !plumber.items("/v1/crm/alerts").isEmpty());
    Patience.until("a message was delivered", () -> plumber.messages("owner", "DELIVERED") > 0);
  }

  /// A call of the business's own, for a call back it has promised to somebody with a number.
  private static String isCalledBack() throws Exception {
    var called = new StringBuilder();
    Patience.until(
        "somebody is called back",
        () -> {
          for (var it : plumber.items("/v1/crm/tasks"))
            if (called.isEmpty() && calls(it.get("id").asText()))
              called.append("task-").append(it.get("id").asText());
          return !called.isEmpty();
        });
    Patience.until("the call is listed", () -> !plumber.items("/v1/crm/outbound").isEmpty());
    return called.toString();
  }

  private static boolean calls(String task) throws Exception {
    var body = "{\"task\": \"" + task + "\", \"overrule\": true}";
    return house.http.send("POST", "/v1/crm/outbound", plumber.keys(), body).statusCode() == 200;
  }

  /// A property and a repair in it, which lists show a little later.
  private static String keepsAHome() throws Exception {
    var home =
        """
        {"reference": "LK-1", "deal": "RENT", "type": "FLAT", "bedrooms": 2, "priceMinor": 1,
         "address": "12 Elgin Avenue", "area": "Maida Vale"}\
        """;
    house.http.send("POST", "/v1/crm/properties", plumber.keys(), home);
    var leak = "{\"property\": \"lk-1\", \"need\": \"a leak\"}";
    var opened =
        Http.json(house.http.send("POST", "/v1/crm/tickets", plumber.keys(), leak))
            .get("id")
            .asText();
    Patience.until("the home is listed", () -> !plumber.items("/v1/crm/properties").isEmpty());
    Patience.until("the repair is listed", () -> !plumber.items("/v1/crm/tickets").isEmpty());
    return opened;
  }

  /// Who asks for a person, and hangs up.
  private static String putsACallerThrough() throws Exception {
    var ring = "{\"people\": [{\"name\": \"Sam\", \"phone\": \"+16205557701\"}]}";
    house.http.send("PUT", "/v1/admin/hand-off", plumber.keys(), ring);
    var exchange = new Exchange(house.webhooks, Pace.immediate(), house.twilio.live());
    Caller impatient =
        ask ->
            ask.heard().contains("help you")
                ? new Move.Speak("can I speak to a person please", 0.95)
                : new Move.HangUp();
    var call =
        new PhoneCall(
            exchange,
            plumber.line(),
            Party.of("+16205557702"),
            impatient,
            ConversationListener.NOBODY);
    call.run();
    Patience.until("the hand-off is listed", () -> !plumber.items("/v1/crm/hand-offs").isEmpty());
    return call.sid();
  }

  private static String leavesWord() throws Exception {
    var exchange = new Exchange(house.webhooks, Pace.immediate(), house.twilio.live());
    Caller brief = _ -> new Move.Speak("please call me back", 0.95);
    new PhoneCall(
            exchange,
            plumber.line("/twilio/voice/voicemail"),
            Party.of("+16205557703"),
            brief,
            ConversationListener.NOBODY)
        .run();
    Patience.until("the message is listed", () -> !plumber.items("/v1/crm/recordings").isEmpty());
    return plumber.items("/v1/crm/recordings").getFirst().get("id").asText();
  }

  private static String worksOnAJob() throws Exception {
    var wanted = "{\"customer\": \"%s\", \"title\": \"Bathroom\"}".formatted(customer);
    var begun =
        Http.json(house.http.send("POST", "/v1/admin/jobs", plumber.keys(), wanted))
            .get("id")
            .asText();
    Patience.until("the job is listed", () -> !plumber.items("/v1/admin/jobs").isEmpty());
    return begun;
  }

  private static String wantsAChange() throws Exception {
    var more = "{\"customer\": \"%s\", \"need\": \"another tap\"}".formatted(customer);
    var asked =
        Http.json(house.http.send("POST", "/v1/admin/change-requests", plumber.keys(), more))
            .get("id")
            .asText();
    Patience.until(
        "the change is listed", () -> !plumber.items("/v1/admin/change-requests").isEmpty());
    return asked;
  }

  @AfterAll
  static void close() {
    house.close();
  }

  static List<String> readable() throws Exception {
    return Contract.read().readable().stream()
        .filter(
            it -> !List.of(STREAM, CALLBACK, LINK, RELAY).contains(it) && !it.endsWith("/audio"))
        .filter(it -> !it.endsWith("/voice") && !it.endsWith("/sound"))
        .filter(it -> !it.startsWith("/ws/") && !it.startsWith(CHAT))
        .toList();
  }

  static List<String> locked() throws Exception {
    return readable().stream().filter(it -> it.startsWith("/v1/")).toList();
  }

  private static String address(String path) {
    return switch (path) {
      case "/v1/availability" -> path + "?service=faucet-fix";
      case "/v1/crm/appointments" -> Business.appointmentsPath();
      case "/v1/crm/appointments/{id}" -> path.replace("{id}", Business.encoded(appointment));
      case "/v1/crm/blocks" -> Business.appointmentsPath().replace("appointments", "blocks");
      case "/v1/crm/conversations/{id}" -> path.replace("{id}", Business.encoded(conversation));
      case "/v1/crm/customers/{id}" -> path.replace("{id}", Business.encoded(customer));
      case "/v1/owner/calendars/{resource}/google" -> path.replace("{resource}", "van-1");
      case "/ics/{secret}.ics" -> URI.create(feed).getPath();
      case "/v1/admin/jobs/{id}" -> path.replace("{id}", job);
      case "/v1/admin/change-requests/{id}" -> path.replace("{id}", change);
      case "/v1/crm/properties/{id}" -> path.replace("{id}", "lk-1");
      case "/v1/crm/alerts/{id}" -> path.replace("{id}", Business.encoded(conversation));
      case "/v1/crm/recordings/{id}", "/v1/crm/recordings/{id}/audio" ->
          path.replace("{id}", recording);
      case "/v1/crm/outbound/{id}" -> path.replace("{id}", outbound);
      case "/v1/crm/customers/{id}/do-not-call" -> path.replace("{id}", Business.encoded(customer));
      case "/v1/crm/hand-offs/{id}" -> path.replace("{id}", handOff);
      case "/v1/crm/tickets/{id}" -> path.replace("{id}", ticket);
      default -> path;
    };
  }

  private static Map<String, String> keys(String path) {
    return contract.asksFor(path, "AdminKey") ? House.admin() : plumber.keys();
  }

  private static void asPromised(String path, int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(contract.faults(path, answer)).as(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("readable")
  void what_can_be_read_reads_as_promised(String path) throws Exception {
    asPromised(path, 200, house.http.get(address(path), keys(path)));
  }

  @ParameterizedTest
  @MethodSource("locked")
  void nothing_is_read_without_a_key(String path) throws Exception {
    asPromised(path, 401, house.http.get(address(path)));
  }

  @ParameterizedTest
  @MethodSource("locked")
  void the_paths_of_older_installations_read_alike(String path) throws Exception {
    var older = address(path).replaceFirst("^/v1/", "/api/");
    asPromised(path, 200, house.http.get(older, keys(path)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/owner/schedule/tomorrow/audio", "/v1/owner/summary/today/audio"})
  void a_day_is_spoken_or_it_is_said_that_nobody_can(String path) throws Exception {
    var answer = house.http.get(path, plumber.keys());
    asPromised(path, answer.statusCode() == 200 ? 200 : 501, answer);
  }

  @Test
  void an_api_key_alone_opens_nothing() throws Exception {
    var key = Map.of("X-API-Key", String.valueOf(plumber.keys().get("X-API-Key")));
    asPromised("/v1/owner/today", 403, house.http.get("/v1/owner/today", key));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/crm/appointments/{id}",
        "/v1/crm/conversations/{id}",
        "/v1/crm/customers/{id}",
        "/v1/crm/properties/{id}",
        "/v1/crm/tickets/{id}",
        "/v1/crm/alerts/{id}",
        "/v1/crm/hand-offs/{id}",
        "/v1/crm/recordings/{id}"
      })
  void what_is_not_there_is_said_so(String path) throws Exception {
    for (var id : List.of("nosuch", "a%2Fb", "%F0%9F%98%80", "x".repeat(150), "%00"))
      asPromised(path, 404, house.http.get(path.replace("{id}", id), plumber.keys()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/crm/appointments",
        "/v1/crm/appointments?from=yesterday&to=tomorrow",
        "/v1/crm/appointments?from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z",
        "/v1/availability",
        "/v1/availability?service=nosuch",
        "/v1/availability?service=faucet-fix&zone=Mars",
        "/v1/crm/appointments?limit=0",
        "/v1/crm/blocks",
        "/v1/crm/conversations?channel=pigeon",
        "/v1/crm/conversations?limit=0",
        "/v1/crm/conversations?cursor=nonsense",
        "/v1/crm/customers?limit=201",
        "/v1/crm/properties?deal=swap",
        "/v1/crm/properties?bedrooms=two",
        "/v1/crm/tickets?open=maybe",
        "/v1/crm/customers?cursor=%00",
        "/v1/owner/messages?limit=many",
        "/v1/owner/service-mix?from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z",
        "/v1/owner/sms-metrics?since=never",
        "/v1/reminders?limit=none"
      })
  void what_is_not_understood_is_said_so(String address) throws Exception {
    var path = address.split("\\?", 2)[0];
    asPromised(path, 400, house.http.get(address, plumber.keys()));
  }

  @Test
  void what_is_no_link_of_ours_is_said_so() throws Exception {
    asPromised(LINK, 404, house.http.get(LINK.replace("{token}", "nosuch")));
    asPromised("/ics/{secret}.ics", 404, house.http.get("/ics/nosuch.ics"));
    asPromised(CALLBACK, 403, house.http.get(CALLBACK + "?state=nosuch&code=x"));
  }

  @Test
  void lists_are_read_on_by_their_cursor() throws Exception {
    var first = plumber.read("/v1/crm/conversations?limit=1");
    var next = Business.encoded(first.get("next").asText());
    var second = plumber.read("/v1/crm/conversations?limit=1&cursor=" + next);
    assertThat(second.at("/items/0/id")).isNotEqualTo(first.at("/items/0/id"));
  }

  @Test
  void changes_are_streamed_as_they_happen() throws Exception {
    var request = HttpRequest.newBuilder(URI.create(house.http.base() + STREAM));
    plumber.keys().forEach(request::header);
    var answer = house.http.client().send(request.build(), BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    try (var lines = answer.body()) {
      var reader = new BufferedReader(new InputStreamReader(lines, UTF_8));
      assertThat(reader.readLine()).isEqualTo(": open");
      house.call(plumber, "hangs-up-early");
      var line = reader.readLine();
      while (!line.startsWith("data:")) line = reader.readLine();
      assertThat(line).contains("\"topic\"", "\"id\"");
    }
  }

  @Test
  void a_stream_without_a_key_is_refused() throws Exception {
    asPromised(STREAM, 401, house.http.get(STREAM));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/calls", "/schedule", "/people", "/messages", "/docs"})
  void pages_are_served(String path) throws Exception {
    var answer = following(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
  }

  private static HttpResponse<String> following(String path) throws Exception {
    var answer = house.http.get(path);
    if (answer.statusCode() / 100 != 3) return answer;
    return house.http.get(answer.headers().firstValue("Location").orElseThrow());
  }

  @Test
  void the_contract_itself_is_served() throws Exception {
    assertThat(following("/docs").body()).contains("openapi");
  }

  @Test
  void the_figures_promised_are_there() throws Exception {
    var metrics = house.http.get("/metrics").body();
    assertThat(metrics)
        .contains(
            "twilio_requests_total{",
            "voice_sessions_total{",
            "projection_lag_seconds",
            "journal_latency_seconds",
            "dead_letters 0.0",
            "alarms 0.0",
            "tenant=\"" + plumber.id() + "\"")
        .doesNotContain("Whitlock", Ring.FROM, plumber.number());
  }
}
