package switchboard.edge.handoff;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// Slack's incoming webhooks: posts a line to a channel. Goes nowhere but to Slack, or to the
/// stand-in it is given. Blocks: call on a virtual thread.
public final class Slack {

  private static final Pattern HOOK =
      Pattern.compile("https://hooks\\.slack\\.com/(services|workflows|triggers)/[A-Za-z0-9/_-]+");
  private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9/_-]+");
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final Duration USUAL = Duration.ofSeconds(30);

  /// What came of it.
  public sealed interface Outcome {
    record Sent() implements Outcome {}

    /// Slack wants to be left alone for so long.
    record Later(Duration pause) implements Outcome {}

    /// It would be refused again.
    ///
    /// @param code a short word
    record Refused(String code) implements Outcome {}
  }

  private final HttpClient client;
  private final Optional<String> standIn;
  private final Duration patience;

  /// @param standIn where addresses may begin instead of at Slack's own host (the simulator)
  public Slack(Optional<String> standIn, Duration patience) {
    this.standIn = standIn.map(it -> it.replaceFirst("/+$", ""));
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience)
            .build();
  }

  /// Whether it is an address to write to.
  boolean fits(String url) {
    if (HOOK.matcher(url).matches()) return true;
    return standIn
        .filter(url::startsWith)
        .filter(it -> PATH.matcher(url.substring(it.length())).matches())
        .isPresent();
  }

  /// @throws IOException when nobody knows whether it arrived
  public Outcome post(String url, String text) throws IOException, InterruptedException {
    if (!fits(url)) return new Outcome.Refused("no-address");
    var json = JsonNodeFactory.instance.objectNode().put("text", escaped(text));
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(patience)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofString(json.toString()))
            .build();
    var answer = client.send(request, BodyHandlers.discarding());
    int status = answer.statusCode();
    if (status == 200) return new Outcome.Sent();
    if (status == 429) return new Outcome.Later(pause(answer.headers().firstValue("Retry-After")));
    if (status >= 500) throw new IOException("status " + status);
    return new Outcome.Refused(Integer.toString(status));
  }

  /// What would be read as a command or a link is text.
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static Duration pause(Optional<String> told) {
    return told.filter(it -> it.matches("[0-9]{1,5}"))
        .map(it -> Duration.ofSeconds(Long.parseLong(it)))
        .map(it -> it.compareTo(LONGEST) > 0 ? LONGEST : it)
        .orElse(USUAL);
  }
}
