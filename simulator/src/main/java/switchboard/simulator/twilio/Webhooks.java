package switchboard.simulator.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import switchboard.simulator.twilio.CallFault.Kind;
import switchboard.simulator.twilio.Faults.Signing;
import switchboard.simulator.twilio.Signature.Product;

/// Twilio's requests to a server: signed, in its own form, bounded in time and size. One instance
/// serves any number of calls at once over kept-alive connections.
public record Webhooks(
    Account account, Route route, Faults faults, Duration limit, HttpClient client) {

  /// As long as Twilio waits for an answer.
  public static final Duration TWILIO_LIMIT = Duration.ofSeconds(15);

  /// As much as Twilio takes for an answer, in bytes.
  public static final int LARGEST_ANSWER = 64 * 1024;

  public enum Method {
    GET,
    POST
  }

  public static Webhooks of(Account account) {
    return new Webhooks(account, Route.DIRECT, Faults.NONE, TWILIO_LIMIT, newClient());
  }

  public Webhooks through(Route other) {
    return new Webhooks(account, other, faults, limit, client);
  }

  public Webhooks with(Faults other) {
    return new Webhooks(account, route, other, limit, client);
  }

  public Webhooks as(Account other) {
    return new Webhooks(other, route, faults, limit, client);
  }

  public Webhooks within(Duration other) {
    return new Webhooks(account, route, faults, other, client);
  }

  /// Sends the form and waits for the answer, whatever its status.
  public Answer send(Method method, URI url, Form form, Product product)
      throws CallFault, InterruptedException {
    return switch (method) {
      case POST -> deliver(url, form, product, BodyPublishers.ofString(form.encoded()));
      case GET -> deliver(withQuery(withoutFragment(url), form), Form.EMPTY, product, null);
    };
  }

  /// Sends a JSON body, vouched for by its hash in the query.
  public Answer sendJson(URI url, String json, Product product)
      throws CallFault, InterruptedException {
    var body = json.getBytes(UTF_8);
    var hashed = URI.create(Signature.withBodyHash(url.toString(), body));
    var request = request(hashed, Form.EMPTY, product);
    request.setHeader("Content-Type", "application/json");
    return deliver(request.POST(BodyPublishers.ofByteArray(body)).build());
  }

  private Answer deliver(
      URI url, Form signed, Product product, HttpRequest.@Nullable BodyPublisher body)
      throws CallFault, InterruptedException {
    var request = request(url, signed, product);
    return deliver((body == null ? request.GET() : request.POST(body)).build());
  }

  private Answer deliver(HttpRequest request) throws CallFault, InterruptedException {
    return switch (faults.delivery()) {
      case ONCE -> exchange(request);
      case TWICE -> {
        exchange(request);
        yield exchange(request);
      }
      case TWICE_AT_ONCE -> {
        var first = client.sendAsync(request, BodyHandlers.discarding());
        var second = exchange(request);
        first.exceptionally(_ -> null).join();
        yield second;
      }
    };
  }

  private HttpRequest.Builder request(URI url, Form signed, Product product) throws CallFault {
    try {
      var signable = Signature.signable(url.toString(), product);
      var request =
          HttpRequest.newBuilder(route.connect(withoutFragment(url)))
              .timeout(limit)
              .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
              .header("User-Agent", "TwilioProxy/1.1")
              .header("I-Twilio-Idempotency-Token", UUID.randomUUID().toString());
      return sign(request, Signature.of(account, signable, signed));
    } catch (IllegalArgumentException _) {
      throw new CallFault(Kind.INVALID_URL, "the address of the webhook is not an HTTP URL");
    }
  }

  private HttpRequest.Builder sign(HttpRequest.Builder request, String signature) {
    return switch (faults.signing()) {
      case Signing.RIGHT -> request.header(Signature.HEADER, signature);
      case Signing.WRONG ->
          request.header(Signature.HEADER, new StringBuilder(signature).reverse().toString());
      case Signing.MISSING -> request;
    };
  }

  private Answer exchange(HttpRequest request) throws CallFault, InterruptedException {
    var start = System.nanoTime();
    var pending =
        client.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
    return answer(await(pending), Duration.ofNanos(System.nanoTime() - start));
  }

  /// Bounds the whole exchange: the request's own time-out ends with the headers.
  private <T> T await(CompletableFuture<T> pending) throws CallFault, InterruptedException {
    try {
      return pending.get(limit.toNanos(), NANOSECONDS);
    } catch (TimeoutException _) {
      pending.cancel(true);
      throw late();
    } catch (ExecutionException failed) {
      throw fault(failed.getCause());
    }
  }

  private CallFault fault(@Nullable Throwable cause) {
    if (cause instanceof HttpTimeoutException) return late();
    if (cause instanceof IOException it && String.valueOf(it.getMessage()).contains("capacity"))
      return new CallFault(Kind.TOO_LARGE, "the webhook answered more than 64 kB");
    var what = cause == null ? "nothing" : cause.getClass().getSimpleName();
    return new CallFault(Kind.RETRIEVAL_FAILED, "the webhook could not be reached: " + what);
  }

  private CallFault late() {
    return new CallFault(
        Kind.TIMED_OUT, "the webhook did not answer within %d ms".formatted(limit.toMillis()));
  }

  private static Answer answer(HttpResponse<byte[]> response, Duration latency) {
    var type = response.headers().firstValue("Content-Type").orElse("");
    return new Answer(response.statusCode(), type, response.body(), latency);
  }

  private static URI withQuery(URI url, Form form) {
    var text = url.toString();
    if (form.fields().isEmpty()) return url;
    return URI.create(text + (text.contains("?") ? "&" : "?") + form.encoded());
  }

  private static URI withoutFragment(URI url) {
    var text = url.toString();
    var hash = text.indexOf('#');
    return hash < 0 ? url : URI.create(text.substring(0, hash));
  }

  private static HttpClient newClient() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(10))
        .executor(Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("twilio").factory()))
        .build();
  }
}
