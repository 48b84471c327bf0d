package switchboard.edge.google;

import com.google.api.client.http.LowLevelHttpResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An answer of the JDK's client as Google's library reads it.
final class GoogleAnswer extends LowLevelHttpResponse {

  private final HttpResponse<byte[]> response;
  private final List<Map.Entry<String, String>> headers;

  GoogleAnswer(HttpResponse<byte[]> response) {
    this.response = response;
    this.headers =
        response.headers().map().entrySet().stream()
            .flatMap(it -> it.getValue().stream().map(value -> Map.entry(it.getKey(), value)))
            .toList();
  }

  @Override
  public InputStream getContent() {
    return new ByteArrayInputStream(response.body());
  }

  @Override
  public @Nullable String getContentEncoding() {
    return header("Content-Encoding");
  }

  @Override
  public long getContentLength() {
    return response.body().length;
  }

  @Override
  public @Nullable String getContentType() {
    return header("Content-Type");
  }

  @Override
  public @Nullable String getStatusLine() {
    return null;
  }

  @Override
  public int getStatusCode() {
    return response.statusCode();
  }

  @Override
  public @Nullable String getReasonPhrase() {
    return null;
  }

  @Override
  public int getHeaderCount() {
    return headers.size();
  }

  @Override
  public String getHeaderName(int index) {
    return headers.get(index).getKey();
  }

  @Override
  public String getHeaderValue(int index) {
    return headers.get(index).getValue();
  }

  private @Nullable String header(String name) {
    return response.headers().firstValue(name).orElse(null);
  }
}
