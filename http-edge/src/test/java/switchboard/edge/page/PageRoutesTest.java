package switchboard.edge.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.edge.docs.DocsRoutes;

final class PageRoutesTest {

  private static final int BUDGET = 100 * 1024;
  private static final Pattern ADDRESS =
      Pattern.compile("\"(/[^\"]+\\.(?:js|css|svg|webmanifest)[^\"]*)\"");

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static PageServer server;

  @BeforeAll
  static void start() {
    server = new PageServer(PageRoutes.create(), DocsRoutes.create());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/calls",
        "/calls/CA01",
        "/schedule/2026-03-03",
        "/people",
        "/messages",
        "/insights",
        "/handoffs",
        "/recordings/CA01"
      })
  void every_page_has_an_address_of_its_own(String path) {
    var answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).isEqualTo("text/html; charset=UTF-8");
    assertThat(text(answer)).contains("<sb-app>");
  }

  @Test
  void pages_may_do_only_what_they_need() {
    var policy = header(get("/"), "Content-Security-Policy");
    assertThat(policy)
        .contains("default-src 'none'", "script-src 'self' 'sha256-", "style-src 'self';")
        .contains("connect-src 'self'", "img-src 'self' data:", "media-src blob:", "manifest-src 'self'")
        .contains(
            "worker-src 'self'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'none'")
        .doesNotContain("unsafe");
    assertThat(header(get("/"), "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(get("/"), "Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(header(get("/"), "Permissions-Policy")).contains("microphone=(self)", "camera=()");
  }

  @Test
  void files_named_by_the_page_are_kept_for_ever_and_the_page_itself_never() {
    assertThat(header(get("/"), "Cache-Control")).isEqualTo("no-cache");
    assertThat(header(get("/sw.js"), "Cache-Control")).isEqualTo("no-cache");
    assertThat(header(get("/today.js?v=0000000000000000"), "Cache-Control")).isEqualTo("no-cache");
    assertThat(addresses())
        .hasSizeGreaterThan(20)
        .allSatisfy(
            it -> assertThat(header(get(it), "Cache-Control")).as(it).contains("immutable"));
  }

  @Test
  void what_the_client_has_is_not_sent_again() {
    var tag = header(get("/app.js"), "ETag");
    var again = get("/app.js", "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(header(again, "ETag")).isEqualTo(tag);
  }

  @Test
  void files_are_compressed_for_those_who_can_read_it() {
    assertThat(header(get("/app.js"), "Content-Encoding")).isEmpty();
    var zipped = get("/app.js", "Accept-Encoding", "gzip, br");
    assertThat(header(zipped, "Content-Encoding")).isEqualTo("gzip");
    assertThat(header(zipped, "Vary")).isEqualTo("Accept-Encoding");
    assertThat(zipped.body()).startsWith(0x1f, 0x8b);
  }

  @Test
  void the_first_view_fits_its_budget() {
    var all = Stream.concat(Stream.of("/"), addresses().stream());
    var bytes = all.mapToInt(it -> get(it, "Accept-Encoding", "gzip").body().length).sum();
    assertThat(bytes).isBetween(10_000, BUDGET);
  }

  @Test
  void no_file_of_the_pages_is_forgotten() {
    var sources = addresses().stream().filter(it -> it.contains(".js")).toList();
    assertThat(sources)
        .allSatisfy(it -> assertThat(get(it).statusCode()).as(it).isEqualTo(200))
        .filteredOn(it -> it.startsWith("/vendor/"))
        .isNotEmpty()
        .allMatch(it -> it.matches("/vendor/[a-z-]+/3?[0-9.]+/.*"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../pom.xml",
        "/..%2f..%2fapplication.conf",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/vendor/lit/../../../logback.xml",
        "/vendor/lit/3.3.3/%2e%2e/%2e%2e/package.json",
        "/vendor/lit/3.3.3/package.json",
        "/vendor/pekko/1.7.0/index.js",
        "/vendor/lit/./3.3.3/index.js/..",
        "/index.html%00.js",
        "/switchboard/dashboard/index.html",
        "/reference.conf",
        "/app.js/",
        "//app.js",
        "/\\..\\app.js"
      })
  void no_path_leads_out_of_the_folder(String path) throws IOException {
    assertThat(status(path)).isIn(400, 404);
  }

  @Test
  void pages_are_only_read() {
    var request = HttpRequest.newBuilder(uri("/")).POST(HttpRequest.BodyPublishers.ofString("x"));
    assertThat(sent(request).statusCode()).isEqualTo(404);
    assertThat(sent(HttpRequest.newBuilder(uri("/")).HEAD()).statusCode()).isEqualTo(200);
  }

  private static List<String> addresses() {
    var html = text(get("/"));
    return ADDRESS
        .matcher(html)
        .results()
        .map(it -> it.group(1))
        .filter(it -> !it.matches("/[a-z]+\\.js"))
        .distinct()
        .toList();
  }

  /// The status of a request whose path no client would send as it is.
  private static int status(String path) throws IOException {
    var address = URI.create(server.address());
    try (var socket = new Socket(address.getHost(), address.getPort());
        var lines =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      var request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return Integer.parseInt(lines.readLine().split(" ")[1]);
    }
  }

  private static HttpResponse<byte[]> get(String path, String... headers) {
    var request = HttpRequest.newBuilder(uri(path));
    return sent(headers.length == 0 ? request : request.headers(headers));
  }

  private static HttpResponse<byte[]> sent(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static URI uri(String path) {
    return URI.create(server.address() + path);
  }

  private static String header(HttpResponse<byte[]> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
