package switchboard.edge.scheduler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.edge.scheduler.FeedReader.Fetched;
import switchboard.edge.scheduler.FeedReader.Settings;

final class FeedReaderTest {

  private static final Settings QUICK =
      new Settings(
          Duration.ofSeconds(2), Duration.ofMillis(300), Duration.ofSeconds(2), 1000, true);

  private final CountDownLatch closed = new CountDownLatch(1);
  private final HttpServer server = start();
  private final FeedReader reader = new FeedReader(QUICK);

  private interface Handler {
    void on(HttpExchange exchange) throws IOException;
  }

  private static HttpServer start() {
    try {
      var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      var server = HttpServer.create(new InetSocketAddress(loopback, 0), 16);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void close() {
    closed.countDown();
    reader.close();
    server.stop(0);
  }

  private String at(String path, Handler handler) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            handler.on(exchange);
          }
        });
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Test
  void a_feed_is_read_with_its_mark_and_not_again_while_it_stays() {
    var url =
        at(
            "/a.ics",
            it -> {
              it.getResponseHeaders().set("ETag", "\"v1\"");
              var known = "\"v1\"".equals(it.getRequestHeaders().getFirst("If-None-Match"));
              answer(it, known ? 304 : 200, known ? "" : "Café");
            });
    assertThat(reader.fetch(url, "")).isEqualTo(new Fetched.Fresh("Café", "\"v1\""));
    assertThat(reader.fetch(url, "\"v1\"")).isEqualTo(new Fetched.Unchanged());
  }

  @Test
  void without_an_etag_the_date_is_the_mark() {
    var date = "Mon, 02 Mar 2026 09:00:00 GMT";
    var url =
        at(
            "/a.ics",
            it -> {
              it.getResponseHeaders().set("Last-Modified", date);
              var known = date.equals(it.getRequestHeaders().getFirst("If-Modified-Since"));
              answer(it, known ? 304 : 200, known ? "" : "x");
            });
    assertThat(reader.fetch(url, "")).isEqualTo(new Fetched.Fresh("x", "@" + date));
    assertThat(reader.fetch(url, "@" + date)).isEqualTo(new Fetched.Unchanged());
  }

  @Test
  void a_redirect_is_followed_but_not_for_ever() {
    var url = at("/new.ics", it -> answer(it, 200, "x"));
    var old =
        at(
            "/old.ics",
            it -> {
              it.getResponseHeaders().set("Location", "/new.ics");
              answer(it, 302, "");
            });
    var loop =
        at(
            "/loop.ics",
            it -> {
              it.getResponseHeaders().set("Location", "/loop.ics");
              answer(it, 302, "");
            });
    assertThat(url).endsWith("/new.ics");
    assertThat(reader.fetch(old, "")).isEqualTo(new Fetched.Fresh("x", ""));
    assertThat(reader.fetch(loop, "")).isEqualTo(new Fetched.Failed("too-many-redirects"));
  }

  @Test
  void a_redirect_to_a_private_host_is_not_followed() {
    var url =
        at(
            "/a.ics",
            it -> {
              it.getResponseHeaders().set("Location", "http://10.0.0.1/secrets");
              answer(it, 302, "");
            });
    assertThat(reader.fetch(url, "")).isEqualTo(new Fetched.Failed("unreachable"));
  }

  @Test
  void what_is_too_large_or_too_slow_or_refused_has_failed() {
    var large = at("/large.ics", it -> answer(it, 200, "x".repeat(2000)));
    var silent = at("/silent.ics", _ -> await());
    var gone = at("/gone.ics", it -> answer(it, 404, "no"));
    assertThat(reader.fetch(large, "")).isEqualTo(new Fetched.Failed("too-large"));
    assertThat(reader.fetch(silent, "")).isEqualTo(new Fetched.Failed("unreachable"));
    assertThat(reader.fetch(gone, "")).isEqualTo(new Fetched.Failed("404"));
  }

  private void await() {
    try {
      closed.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://cal.example/a.ics",
        "file:///etc/passwd",
        "ftp://cal.example/a.ics",
        "https://user:password@cal.example/a.ics",
        "https://cal.example:8443/a.ics",
        "https:///a.ics",
        "not an address",
        ""
      })
  void only_public_addresses_over_https_are_asked(String address) {
    try (var strict = new FeedReader(Settings.DEFAULT)) {
      assertThat(strict.fetch(address, "")).isEqualTo(new Fetched.Failed("address-refused"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/a.ics",
        "https://localhost/a.ics",
        "https://10.1.2.3/a.ics",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/a.ics",
        "webcal://192.168.0.1/a.ics",
        "https://0x7f000001/a.ics"
      })
  void a_private_host_is_not_asked(String address) {
    try (var strict = new FeedReader(Settings.DEFAULT)) {
      assertThat(strict.fetch(address, "")).isInstanceOf(Fetched.Failed.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fd00::1",
        "fc00::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::1",
        "ff02::1"
      })
  void a_private_address_is_none_of_the_world(String address) throws UnknownHostException {
    assertThat(new PublicHosts(false).admits(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"93.184.215.14", "100.128.0.1", "2606:2800:21f:cb07::1"})
  void a_public_address_is(String address) throws UnknownHostException {
    assertThat(new PublicHosts(false).admits(InetAddress.getByName(address))).isTrue();
  }
}
