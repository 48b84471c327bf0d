package switchboard.edge.scheduler;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.util.Timeout;

/// Fetches feeds from out in the world: over https, from public hosts, within a size and a time.
/// Addresses of feeds are secrets and are told to nobody. Blocks: call on a virtual thread.
public final class FeedReader implements AutoCloseable {

  /// @param loopback whether feeds on this machine may be read, without https too
  public record Settings(
      Duration connect, Duration read, Duration whole, int largest, boolean loopback) {

    public static final Settings DEFAULT =
        new Settings(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            5 * 1024 * 1024,
            false);

    public Settings withLoopback() {
      return new Settings(connect, read, whole, largest, true);
    }
  }

  /// What came of it.
  sealed interface Fetched {
    /// @param mark to be shown the next time, so that only news is sent
    record Fresh(String text, String mark) implements Fetched {}

    record Unchanged() implements Fetched {}

    record Failed(String code) implements Fetched {}
  }

  private static final int HOPS = 4;

  private final Settings settings;
  private final CloseableHttpClient client;

  public FeedReader(Settings settings) {
    this.settings = settings;
    var connecting =
        ConnectionConfig.custom()
            .setConnectTimeout(timeout(settings.connect()))
            .setSocketTimeout(timeout(settings.read()))
            .build();
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(new PublicHosts(settings.loopback()))
                    .setDefaultConnectionConfig(connecting)
                    .setMaxConnPerRoute(4)
                    .setMaxConnTotal(64)
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setResponseTimeout(timeout(settings.read()))
                    .setConnectionRequestTimeout(timeout(settings.whole()))
                    .build())
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .setUserAgent("Switchboard")
            .build();
  }

  private static Timeout timeout(Duration it) {
    return Timeout.ofMilliseconds(it.toMillis());
  }

  private sealed interface Step {
    record Ended(Fetched fetched) implements Step {}

    record Elsewhere(String address) implements Step {}
  }

  /// @param mark of what is known already; empty: everything is wanted
  Fetched fetch(String address, String mark) {
    var deadline = System.nanoTime() + settings.whole().toNanos();
    var next = address;
    for (var hops = 0; hops < HOPS; hops++) {
      var target = target(next);
      if (target.isEmpty()) return new Fetched.Failed("address-refused");
      switch (step(target.get(), mark, deadline)) {
        case Step.Ended(var fetched) -> {
          return fetched;
        }
        case Step.Elsewhere(var other) -> next = resolved(target.get(), other);
      }
    }
    return new Fetched.Failed("too-many-redirects");
  }

  private Step step(URI target, String mark, long deadline) {
    var request = new HttpGet(target);
    if (!mark.isEmpty())
      request.setHeader(mark.startsWith("@") ? "If-Modified-Since" : "If-None-Match", bare(mark));
    try {
      return client.execute(request, answer -> read(answer, deadline));
    } catch (IOException | RuntimeException _) {
      return failed("unreachable");
    }
  }

  private Step read(ClassicHttpResponse answer, long deadline) throws IOException {
    var status = answer.getCode();
    if (status == 304) return new Step.Ended(new Fetched.Unchanged());
    if (status == 301 || status == 302 || status == 303 || status == 307 || status == 308)
      return new Step.Elsewhere(header(answer, "Location").orElse(""));
    if (status != 200) return failed(String.valueOf(status));
    if (answer.getEntity() == null) return failed("no-content");
    var body = body(answer.getEntity().getContent(), deadline);
    if (body.isEmpty()) return failed("too-large");
    var charset = charset(answer.getEntity().getContentType());
    return new Step.Ended(new Fetched.Fresh(new String(body.get(), charset), mark(answer)));
  }

  private Optional<byte[]> body(InputStream stream, long deadline) throws IOException {
    var body = new ByteArrayOutputStream();
    var buffer = new byte[16 * 1024];
    for (var n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
      body.write(buffer, 0, n);
      if (body.size() > settings.largest()) return Optional.empty();
      if (System.nanoTime() > deadline) throw new IOException("takes too long");
    }
    return Optional.of(body.toByteArray());
  }

  private static Charset charset(String type) {
    try {
      var told = type == null ? null : ContentType.parse(type).getCharset();
      return told == null ? StandardCharsets.UTF_8 : told;
    } catch (RuntimeException _) {
      return StandardCharsets.UTF_8;
    }
  }

  private static String mark(ClassicHttpResponse answer) {
    return header(answer, "ETag")
        .or(() -> header(answer, "Last-Modified").map(it -> "@" + it))
        .filter(it -> it.length() <= 500)
        .orElse("");
  }

  private static String bare(String mark) {
    return mark.startsWith("@") ? mark.substring(1) : mark;
  }

  private static Optional<String> header(ClassicHttpResponse answer, String name) {
    return Optional.ofNullable(answer.getFirstHeader(name)).map(Header::getValue);
  }

  private static Step failed(String code) {
    return new Step.Ended(new Fetched.Failed(code));
  }

  /// The address if it may be asked at all; `webcal` means https.
  private Optional<URI> target(String address) {
    try {
      var text = address.strip().replaceFirst("(?i)^webcals?:", "https:");
      var uri = URI.create(text);
      var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      var secure = scheme.equals("https") || (scheme.equals("http") && settings.loopback());
      var plain = uri.getHost() != null && uri.getUserInfo() == null;
      return secure && plain && port(uri) ? Optional.of(uri) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private boolean port(URI uri) {
    return settings.loopback() || uri.getPort() == -1 || uri.getPort() == 443;
  }

  private static String resolved(URI from, String location) {
    try {
      return from.resolve(location.strip()).toString();
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  @Override
  public void close() {
    client.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
  }
}
