package switchboard.edge.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.edge.access.House;

@Timeout(30)
class LiveRoutesTest {

  private final House house = new House(100);
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    client.shutdownNow();
    house.close();
  }

  @Test
  void a_change_is_told_to_its_own_tenant_only() throws Exception {
    var alpha = read("alpha");
    var beta = read("beta");
    house.tell("conversation:alpha:call-alpha");
    house.tell("tenant:beta");
    house.tell("outbox:beta");
    assertThat(block(alpha))
        .containsExactly(
            "event: change", "data: {\"topic\":\"conversation\",\"id\":\"call-alpha\"}");
    assertThat(block(beta)).containsExactly("event: change", "data: {\"topic\":\"message\"}");
  }

  @Test
  void whatever_an_owner_sees_is_told_when_it_changes() throws Exception {
    var alpha = read("alpha");
    for (var topic :
        List.of("appointment", "block", "waitlist", "consent", "customer", "recording")) {
      house.tell(topic + ":alpha");
      assertThat(block(alpha))
          .containsExactly("event: change", "data: {\"topic\":\"" + topic + "\"}");
    }
  }

  @Test
  void what_may_have_been_missed_is_a_reset() throws Exception {
    var alpha = read("alpha");
    house.tell("*");
    assertThat(block(alpha)).containsExactly("event: reset", "data: {}");
    house.tell("customer:*");
    assertThat(block(alpha)).containsExactly("event: reset", "data: {}");
  }

  @Test
  void what_keeps_happening_is_told_ten_times_a_second() throws Exception {
    var alpha = read("alpha");
    var begun = System.nanoTime();
    var told = CompletableFuture.runAsync(() -> await(alpha, 10));
    while (!told.isDone()) house.tell("appointment:alpha");
    told.get(20, TimeUnit.SECONDS);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(500));
  }

  @Test
  void a_tenant_has_so_many_readers_and_no_more() throws Exception {
    for (int i = 0; i < 3; i++) read("alpha");
    assertThat(house.get("alpha", "/v1/owner/events").statusCode()).isEqualTo(429);
    assertThat(read("beta")).isNotNull();
  }

  @Test
  void a_reader_who_leaves_makes_room() throws Exception {
    var alpha = read("alpha");
    assertThat(house.audience.size()).isEqualTo(1);
    alpha.close();
    var end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (house.audience.size() > 0 && System.nanoTime() < end) house.tell("customer:alpha");
    assertThat(house.audience.size()).isZero();
  }

  @Test
  void streams_end_when_the_node_stops() throws Exception {
    var alpha = read("alpha");
    house.audience.close();
    assertThat(alpha.readLine()).isNull();
    assertThat(house.watchers).isEmpty();
    assertThat(house.get("alpha", "/v1/owner/events").statusCode()).isEqualTo(429);
  }

  @Test
  void without_keys_there_is_no_stream() {
    assertThat(house.server.get("/v1/owner/events").statusCode()).isEqualTo(401);
  }

  /// A stream that has said that it is open.
  private BufferedReader read(String tenant) throws IOException, InterruptedException {
    var request = house.as(tenant + "-key", tenant + "-token", "/v1/owner/events").build();
    HttpResponse<InputStream> answer =
        client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    var reader = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    assertThat(block(reader)).containsExactly(": open", "retry: 2000");
    return reader;
  }

  private static List<String> block(BufferedReader reader) throws IOException {
    var lines = new ArrayList<String>();
    for (var line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine())
      lines.add(line);
    return lines;
  }

  private static void await(BufferedReader reader, int changes) {
    assertThat(
            reader
                .lines()
                .filter("data: {\"topic\":\"appointment\"}"::equals)
                .limit(changes)
                .count())
        .isEqualTo(changes);
  }
}
