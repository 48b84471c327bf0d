package switchboard.edge.google;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The HTTP client under Google's library: one attempt per request, no answer longer than a bound,
/// and a time limit on connecting and on the whole answer.
final class GoogleTransport extends HttpTransport {

  static final Duration CONNECT = Duration.ofSeconds(5);
  static final Duration READ = Duration.ofSeconds(10);
  private static final long LARGEST = 32 * 1024 * 1024;
  private static final BodyHandler<byte[]> BODY =
      BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST);

  private final HttpClient client;
  private final Duration patience;

  GoogleTransport(Duration connect, Duration patience) {
    this.patience = patience;
    this.client = HttpClient.newBuilder().connectTimeout(connect).build();
  }

  @Override
  public boolean supportsMethod(String method) {
    return true;
  }

  @Override
  protected LowLevelHttpRequest buildRequest(String method, String url) {
    return new Request(method, HttpRequest.newBuilder(URI.create(url)).timeout(patience));
  }

  private LowLevelHttpResponse send(HttpRequest request) throws IOException {
    var answer = client.sendAsync(request, BODY);
    try {
      return new GoogleAnswer(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      throw new IOException("no answer", e.getCause());
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new IOException("no answer in time", e);
    } catch (InterruptedException _) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private final class Request extends LowLevelHttpRequest {
    private final String method;
    private final HttpRequest.Builder builder;

    private Request(String method, HttpRequest.Builder builder) {
      this.method = method;
      this.builder = builder;
    }

    @Override
    public void addHeader(String name, String value) {
      builder.header(name, value);
    }

    @Override
    public LowLevelHttpResponse execute() throws IOException {
      var type = getContentType();
      if (type != null) builder.header("Content-Type", type);
      var encoding = getContentEncoding();
      if (encoding != null) builder.header("Content-Encoding", encoding);
      return send(builder.method(method, body()).build());
    }

    private BodyPublisher body() throws IOException {
      var content = getStreamingContent();
      if (content == null) return BodyPublishers.noBody();
      var bytes = new ByteArrayOutputStream();
      content.writeTo(bytes);
      return BodyPublishers.ofByteArray(bytes.toByteArray());
    }
  }
}
