package switchboard.simulator.twilio;

import com.twilio.exception.ApiConnectionException;
import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.core5.http.Header;

/// Carries what Twilio's own library sends to a service elsewhere.
final class LoopbackTransport extends HttpClient {

  private final URI base;
  private final java.net.http.HttpClient client = java.net.http.HttpClient.newHttpClient();

  LoopbackTransport(URI base) {
    this.base = base;
  }

  @Override
  public Response makeRequest(Request request) {
    try {
      var url = request.constructURL().toURI();
      var query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
      var outgoing =
          HttpRequest.newBuilder(base.resolve(url.getRawPath() + query))
              .timeout(Duration.ofSeconds(2))
              .header("Authorization", request.getAuthString())
              .header("Content-Type", "application/x-www-form-urlencoded")
              .method(request.getMethod().toString(), BodyPublishers.ofString(body(request)))
              .build();
      var answer = client.send(outgoing, BodyHandlers.ofString());
      return new Response(answer.body(), answer.statusCode(), new Header[0]);
    } catch (IOException | URISyntaxException e) {
      throw new ApiConnectionException("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiConnectionException("interrupted", e);
    }
  }

  private static String body(Request request) {
    var fields = new TreeMap<String, String>();
    Map<String, List<String>> sent = request.getPostParams();
    sent.forEach((name, values) -> fields.put(name, values.getFirst()));
    return new Form(fields).encoded();
  }
}
