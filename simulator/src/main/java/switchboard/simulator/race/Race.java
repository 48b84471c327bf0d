package switchboard.simulator.race;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import switchboard.simulator.race.Claim.Way;
import switchboard.simulator.race.Claimant.Need;
import switchboard.simulator.twilio.Ask;
import switchboard.simulator.twilio.CallFault;
import switchboard.simulator.twilio.Exchange;
import switchboard.simulator.twilio.InboundText;
import switchboard.simulator.twilio.Line;
import switchboard.simulator.twilio.LiveCalls;
import switchboard.simulator.twilio.Move;
import switchboard.simulator.twilio.OptOuts;
import switchboard.simulator.twilio.Pace;
import switchboard.simulator.twilio.Party;
import switchboard.simulator.twilio.PhoneCall;
import switchboard.simulator.twilio.SmsSender;
import switchboard.simulator.twilio.Webhooks;

/// Claimants who all want the same few hours of the same two vans, by API, call and text at once,
/// with visits of unequal lengths; every two seconds it is another hour. Every claimant has a
/// number of their own.
///
/// @param base where the cluster answers
/// @param keys of the business: API key and owner token
public record Race(Webhooks webhooks, URI base, Line line, Keys keys, ZoneId zone) {

  public record Keys(String api, String owner) {}

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SERVICES =
      List.of("faucet-fix", "drain-cleaning", "water-heater-repair");
  private static final List<Need> NEEDS = List.of(Need.values());
  private static final Duration ANSWER = Duration.ofSeconds(40);

  /// Runs `claimants` at a time until time is up, then waits for those who have begun.
  public List<Claim> run(int claimants, Duration length) throws InterruptedException {
    var claims = new ConcurrentLinkedQueue<Claim>();
    var number = new AtomicInteger();
    var end = System.nanoTime() + length.toNanos();
    var first = LocalDate.now(zone).plusDays(2);
    try (var client = client();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, claimants)
          .forEach(
              it -> threads.submit(() -> keepClaiming(it, first, end, number, client, claims)));
    }
    return List.copyOf(claims);
  }

  private static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .executor(Executors.newVirtualThreadPerTaskExecutor())
        .build();
  }

  private void keepClaiming(
      int claimant,
      LocalDate first,
      long end,
      AtomicInteger number,
      HttpClient client,
      Queue<Claim> claims) {
    var chance = new Random(claimant);
    try {
      while (System.nanoTime() < end) {
        var phone = "+1913%07d".formatted(5_550_000 + number.incrementAndGet());
        var target = target(first, end);
        claims.add(claim(way(claimant), phone, target, client, chance));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static Way way(int claimant) {
    return switch (claimant % 4) {
      case 0 -> Way.CALL;
      case 1 -> Way.TEXT;
      default -> Way.API;
    };
  }

  /// A claim that breaks is one all the same: one without an answer.
  private Claim claim(Way way, String phone, Target target, HttpClient client, Random chance)
      throws InterruptedException {
    try {
      return switch (way) {
        case CALL -> call(phone, new Claimant(target, need(chance)));
        case TEXT -> text(phone, new Claimant(target, need(chance)));
        case API -> api(client, phone, target, chance);
      };
    } catch (RuntimeException e) {
      System.out.println("a claim broke: " + way + " " + e);
      return new Claim(way, phone, false, false, false);
    }
  }

  private static Need need(Random chance) {
    return NEEDS.get(chance.nextInt(NEEDS.size()));
  }

  /// Another hour every two seconds; weekdays only, four a day.
  private Target target(LocalDate first, long end) {
    var tick = Math.max(0, (int) ((end - System.nanoTime()) / 2_000_000_000L));
    var date = first.plusDays(tick / 4);
    while (date.getDayOfWeek().getValue() > 5) date = date.plusDays(2);
    return new Target(date.atTime(9 + 2 * (tick % 4), 0), zone, "van-" + (1 + tick % 2));
  }

  private Claim call(String phone, Claimant claimant) throws InterruptedException {
    var exchange = new Exchange(webhooks, Pace.immediate(), new LiveCalls());
    var end = new PhoneCall(exchange, line, Party.of(phone), claimant, claimant).run();
    return new Claim(Way.CALL, phone, claimant.toldYes(), !end.failed(), claimant.offered());
  }

  private Claim text(String phone, Claimant claimant) throws InterruptedException {
    var sender = new SmsSender(webhooks, line, new OptOuts());
    var heard = "";
    while (claimant.answer(new Ask(heard, true, false)) instanceof Move.Speak(var words, _)) {
      try {
        var replies = sender.send(InboundText.of(Party.of(phone), words));
        replies.forEach(claimant::onHeard);
        heard = String.join(" ", replies);
      } catch (CallFault _) {
        return new Claim(Way.TEXT, phone, claimant.toldYes(), false, claimant.offered());
      }
    }
    return new Claim(Way.TEXT, phone, claimant.toldYes(), true, claimant.offered());
  }

  private Claim api(HttpClient client, String phone, Target target, Random chance)
      throws InterruptedException {
    var body =
        JSON.createObjectNode()
            .put("service", SERVICES.get(chance.nextInt(SERVICES.size())))
            .put("start", target.at(target.near(chance)))
            .put("resource", target.resource())
            .set(
                "newCustomer",
                JSON.createObjectNode().put("name", "Ada Quill").put("phone", phone));
    var deadline = System.nanoTime() + ANSWER.toNanos();
    while (System.nanoTime() < deadline) {
      try {
        var answer = client.send(request(phone, body), BodyHandlers.ofString());
        if (answer.statusCode() < 500 && answer.statusCode() != 429) return told(phone, answer);
      } catch (IOException _) {
        // asked again below, under the same key
      }
      Thread.sleep(Duration.ofMillis(200));
    }
    return new Claim(Way.API, phone, false, false, false);
  }

  private HttpRequest request(String phone, JsonNode body) {
    return HttpRequest.newBuilder(base.resolve("/v1/crm/appointments"))
        .timeout(Duration.ofSeconds(15))
        .header("Content-Type", "application/json")
        .header("X-API-Key", keys.api())
        .header("X-Owner-Token", keys.owner())
        .header("Idempotency-Key", "race-" + phone)
        .POST(BodyPublishers.ofString(body.toString()))
        .build();
  }

  private static Claim told(String phone, HttpResponse<String> answer) throws IOException {
    boolean yes = answer.statusCode() == 201 || answer.statusCode() == 200;
    boolean clear = yes || answer.statusCode() == 409;
    boolean alternatives =
        answer.statusCode() == 409 && !JSON.readTree(answer.body()).path("alternatives").isEmpty();
    return new Claim(Way.API, phone, yes, clear, alternatives);
  }
}
