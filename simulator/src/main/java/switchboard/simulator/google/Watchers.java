package switchboard.simulator.google;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/// Those who asked to be told, told in order, one after the other.
final class Watchers implements AutoCloseable {

  private record Channel(
      String id, String calendar, String resource, String token, URI address, AtomicLong number) {}

  private final Map<String, Channel> channels = new ConcurrentHashMap<>();
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final ExecutorService voice = Executors.newSingleThreadExecutor();
  private final GoogleFaults faults;

  Watchers(GoogleFaults faults) {
    this.faults = faults;
  }

  Answer open(String calendar, ObjectNode asked) {
    var id = asked.path("id").asText();
    if (id.isEmpty() || id.length() > 64 || !asked.path("type").asText().equals("web_hook"))
      return Answer.error(400, "invalid");
    var resource = "watched-" + Integer.toHexString(calendar.hashCode());
    var address = URI.create(asked.path("address").asText());
    var channel =
        new Channel(
            id, calendar, resource, asked.path("token").asText(), address, new AtomicLong());
    if (channels.putIfAbsent(id, channel) != null) return Answer.error(400, "channelIdNotUnique");
    tell(channel, "sync");
    return Answer.ok(described(channel, asked));
  }

  private static ObjectNode described(Channel channel, ObjectNode asked) {
    var json = JsonNodeFactory.instance.objectNode().put("kind", "api#channel");
    json.put("id", channel.id).put("resourceId", channel.resource);
    var week = Instant.now().plus(Duration.ofDays(7)).toEpochMilli();
    var wanted = asked.path("expiration").asLong(week);
    return json.put("expiration", String.valueOf(Math.min(week, wanted)));
  }

  Answer stop(ObjectNode asked) {
    var channel = channels.get(asked.path("id").asText());
    if (channel == null || !channel.resource.equals(asked.path("resourceId").asText()))
      return Answer.error(404, "notFound");
    channels.remove(channel.id);
    return Answer.NOTHING;
  }

  List<String> open() {
    return List.copyOf(channels.keySet());
  }

  void changed(String calendar) {
    channels.values().stream()
        .filter(it -> it.calendar.equals(calendar))
        .forEach(it -> tell(it, "exists"));
  }

  private void tell(Channel channel, String state) {
    var number = channel.number.incrementAndGet();
    var request =
        HttpRequest.newBuilder(channel.address)
            .timeout(Duration.ofSeconds(5))
            .header("X-Goog-Channel-ID", channel.id)
            .header("X-Goog-Channel-Token", channel.token)
            .header("X-Goog-Message-Number", String.valueOf(number))
            .header("X-Goog-Resource-ID", channel.resource)
            .header("X-Goog-Resource-State", state)
            .POST(BodyPublishers.noBody())
            .build();
    var times = faults.twice() ? 2 : 1;
    for (var i = 0; i < times; i++) voice.execute(() -> send(request));
  }

  private void send(HttpRequest request) {
    try {
      client.send(request, BodyHandlers.discarding());
    } catch (java.io.IOException _) {
      // nobody there: Google gives up, too
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    voice.shutdownNow();
    client.shutdownNow();
  }
}
