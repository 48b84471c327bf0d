package switchboard.edge.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import switchboard.edge.http.Json;
import switchboard.edge.message.Sender.Outcome;
import switchboard.edge.message.Sender.Refusal;
import switchboard.engine.message.Attachment;

/// Hands e-mails to SendGrid (`/v3/mail/send`). What it may have taken without saying so is looked
/// for in its activity feed, once that has had time to show it; where there is no such feed the
/// mail counts as failed rather than being sent twice.
public final class SendGridMailer implements Mailer {

  /// How late the activity feed may be.
  private static final Duration LATE = Duration.ofMinutes(3);

  private static final String ARGUMENT = "switchboard_message";

  private final HttpClient client;
  private final MailSettings.SendGrid account;
  private final Duration patience;
  private final Clock clock;

  /// @param patience for one request
  public SendGridMailer(MailSettings.SendGrid account, Duration patience, Clock clock) {
    this.account = account;
    this.patience = patience;
    this.clock = clock;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(patience)
            .build();
  }

  @Override
  public Outcome send(Draft draft) {
    if (!Addresses.valid(draft.to())) return new Outcome.Refused("bad-address", Refusal.FOR_GOOD);
    var body = BodyPublishers.ofByteArray(Json.bytes(json(draft)));
    try {
      return outcome(draft, ask(request("/v3/mail/send").POST(body)));
    } catch (ConnectException | HttpConnectTimeoutException _) {
      return new Outcome.Refused("unreachable", Refusal.FOR_NOW);
    } catch (IOException _) {
      return new Outcome.Unknown("no-answer");
    }
  }

  @Override
  public Fate fate(Draft draft, Instant since) {
    if (clock.instant().isBefore(since.plus(LATE))) return new Fate.Later();
    var query = "(unique_args['" + ARGUMENT + "']=\"" + draft.reference() + "\")";
    try {
      var path = "/v3/messages?limit=1&query=" + URLEncoder.encode(query, UTF_8);
      return fate(ask(request(path).GET()));
    } catch (IOException _) {
      return new Fate.Later();
    }
  }

  private static Fate fate(HttpResponse<String> answer) throws JsonProcessingException {
    int status = answer.statusCode();
    if (status == 429 || status >= 500) return new Fate.Later();
    if (status != 200) return new Fate.Lost("unknown");
    var found = Json.MAPPER.readTree(answer.body()).path("messages").path(0).path("msg_id");
    return found.isMissingNode() ? new Fate.Open() : new Fate.Taken(found.asText());
  }

  /// Status 5xx may come after the mail was taken; any other refusal means it was not.
  private static Outcome outcome(Draft draft, HttpResponse<String> answer) {
    int status = answer.statusCode();
    var code = Integer.toString(status);
    if (status >= 200 && status < 300)
      return new Outcome.Accepted(
          answer.headers().firstValue("X-Message-Id").orElseGet(draft::reference));
    if (status >= 500) return new Outcome.Unknown(code);
    var forGood = status == 400 || status == 413;
    return new Outcome.Refused(code, forGood ? Refusal.FOR_GOOD : Refusal.FOR_NOW);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(account.base() + path))
        .timeout(patience)
        .header("Authorization", "Bearer " + account.key())
        .header("Accept", "application/json")
        .header("Content-Type", "application/json");
  }

  private HttpResponse<String> ask(HttpRequest.Builder request) throws IOException {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static JsonNode json(Draft draft) {
    var json = JsonNodeFactory.instance.objectNode();
    var person = json.putArray("personalizations").addObject();
    person.putArray("to").addObject().put("email", draft.to());
    person.putObject("custom_args").put(ARGUMENT, draft.reference());
    var from = draft.from();
    json.set("from", address(from.address()).put("name", from.name()));
    from.replyTo().ifPresent(it -> json.set("reply_to", address(it)));
    json.put("subject", draft.subject());
    json.putObject("headers")
        .put("Message-ID", draft.messageId())
        .put("Auto-Submitted", "auto-generated");
    contents(draft, json.putArray("content"));
    if (!draft.attachments().isEmpty()) {
      var files = json.putArray("attachments");
      draft.attachments().forEach(it -> files.add(file(it)));
    }
    return withoutTracking(json);
  }

  /// Links lead where they say they lead, and nobody is watched reading.
  private static ObjectNode withoutTracking(ObjectNode json) {
    var tracking = json.putObject("tracking_settings");
    tracking.putObject("click_tracking").put("enable", false).put("enable_text", false);
    tracking.putObject("open_tracking").put("enable", false);
    return json;
  }

  private static void contents(Draft draft, ArrayNode contents) {
    contents.addObject().put("type", "text/plain").put("value", draft.text());
    draft.html().ifPresent(it -> contents.addObject().put("type", "text/html").put("value", it));
    draft
        .invitation()
        .ifPresent(it ->
            contents
                .addObject()
                .put("type", "text/calendar; method=" + it.method())
                .put("value", it.calendar()));
  }

  /// No parameters: SendGrid takes none here.
  private static ObjectNode file(Attachment it) {
    var type = it.type().split(";", 2)[0].strip();
    return JsonNodeFactory.instance
        .objectNode()
        .put("content", Base64.getEncoder().encodeToString(it.content()))
        .put("type", type.equals("text/calendar") ? "application/ics" : type)
        .put("filename", Headers.line(it.name(), 120))
        .put("disposition", "attachment");
  }

  private static ObjectNode address(String email) {
    return JsonNodeFactory.instance.objectNode().put("email", email);
  }
}
