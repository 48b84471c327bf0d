package switchboard.edge.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// Recordings through Twilio's REST interface.
public final class TwilioVault implements Vault {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{10,64}");
  private static final String OWN = "https://api.twilio.com";

  private final HttpClient client;
  private final String account;
  private final String basic;
  private final String base;
  private final Duration patience;

  /// @param base stands in for `https://api.twilio.com` (the simulator)
  /// @param patience for one request
  public TwilioVault(String account, String token, Optional<String> base, Duration patience) {
    this.account = account;
    this.basic =
        "Basic " + Base64.getEncoder().encodeToString((account + ":" + token).getBytes(UTF_8));
    this.base = base.map(it -> it.replaceFirst("/+$", "")).orElse(OWN);
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  @Override
  public Optional<Sound> fetch(String recording) throws IOException, InterruptedException {
    if (!ID.matcher(recording).matches()) return Optional.empty();
    var answer = send(request("/Recordings/" + recording + ".wav").GET().build());
    if (answer.statusCode() == 404) return Optional.empty();
    if (answer.statusCode() != 200) throw new IOException("status " + answer.statusCode());
    var type = answer.headers().firstValue("Content-Type").orElse("audio/wav");
    return Optional.of(new Sound(answer.body(), type.startsWith("audio/") ? type : "audio/wav"));
  }

  @Override
  public void delete(String recording) throws IOException, InterruptedException {
    if (!ID.matcher(recording).matches()) return;
    settled(send(request("/Recordings/" + recording + ".json").DELETE().build()));
  }

  @Override
  public void stop(String call) throws IOException, InterruptedException {
    if (!ID.matcher(call).matches()) return;
    settled(
        send(
            request("/Calls/" + call + "/Recordings/Twilio.CURRENT.json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("Status=stopped"))
                .build()));
  }

  /// A call or recording that is not there, or not under way any more, needs nothing done.
  private static void settled(HttpResponse<byte[]> answer) throws IOException {
    int status = answer.statusCode();
    boolean done = status < 300 || status == 404 || status == 400 || status == 410;
    if (!done) throw new IOException("status " + status);
  }

  private HttpRequest.Builder request(String path) {
    var url = base + "/2010-04-01/Accounts/" + account + path;
    return HttpRequest.newBuilder(URI.create(url))
        .timeout(patience)
        .header("Authorization", basic);
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofByteArray());
  }
}
