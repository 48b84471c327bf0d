package switchboard.edge.message;

import com.twilio.http.HttpClient;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.apache.hc.core5.http.Header;

/// The HTTP client under Twilio's library: one attempt per request, a time limit on each, and the
/// host replaced where a stand-in is configured. What never left the house fails with [Unsent].
final class TwilioHttp extends HttpClient {

  /// Not one byte of the request has been sent.
  static final class Unsent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unsent(IOException cause) {
      super("no connection", cause);
    }
  }

  private final java.net.http.HttpClient client;
  private final Optional<String> base;
  private final Duration patience;

  TwilioHttp(Optional<String> base, Duration patience) {
    this.base = base.map(it -> it.replaceFirst("/+$", ""));
    this.patience = patience;
    this.client =
        java.net.http.HttpClient.newBuilder()
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .connectTimeout(patience)
            .build();
  }

  /// The library would repeat a request after status 5xx, although the first may have been obeyed.
  @Override
  public Response reliableRequest(Request request) {
    return makeRequest(request);
  }

  @Override
  public Response makeRequest(Request request) {
    try {
      var answer = client.send(translated(request), BodyHandlers.ofString());
      return new Response(answer.body(), answer.statusCode(), new Header[0]);
    } catch (ConnectException | HttpConnectTimeoutException e) {
      throw new Unsent(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private HttpRequest translated(Request request) {
    var builder = HttpRequest.newBuilder(target(request)).timeout(patience);
    request
        .getHeaderParams()
        .forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
    if (request.requiresAuthentication()) builder.header("Authorization", request.getAuthString());
    builder.header("Accept", "application/json");
    if (request.getMethod() == HttpMethod.GET) return builder.GET().build();
    return builder
        .header("Content-Type", "application/x-www-form-urlencoded")
        .method(request.getMethod().name(), BodyPublishers.ofString(request.encodeFormBody()))
        .build();
  }

  private URI target(Request request) {
    var url = request.constructURL().toString();
    return URI.create(base.map(it -> url.replaceFirst("^https?://[^/?]*", it)).orElse(url));
  }
}
