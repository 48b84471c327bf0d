package switchboard.edge.twilio;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.http.Limits;
import switchboard.edge.http.Problem;

/// The door Twilio knocks at: lets in what Twilio signed, and nothing else. What is refused is
/// counted and touches nothing.
public final class TwilioGate {

  private static final String SIGNATURE = "X-Twilio-Signature";

  private final PublicUrl url;
  private final AuthTokens tokens;
  private final EdgeMetrics metrics;

  public TwilioGate(PublicUrl url, AuthTokens tokens, EdgeMetrics metrics) {
    this.url = url;
    this.tokens = tokens;
    this.metrics = metrics;
  }

  /// A webhook by POST, under its own path and its aliases (without slashes at the ends).
  public Route webhook(
      Webhook.Kind kind,
      Function<Webhook, CompletionStage<HttpResponse>> handler,
      String path,
      String... aliases) {
    var route = at(path, kind, handler);
    for (var alias : aliases) route = route.orElse(at(alias, kind, handler));
    return route;
  }

  /// Whether the handshake of a socket was signed by an account of ours.
  public boolean admits(HttpRequest handshake) {
    var account = TwilioForm.ofQuery(PublicUrl.query(handshake)).text("AccountSid");
    return tokens
        .of(account)
        .map(TwilioSignature::new)
        .filter(it -> it.socket(url.ofSocket(handshake), signature(handshake)))
        .isPresent();
  }

  private Route at(
      String path, Webhook.Kind kind, Function<Webhook, CompletionStage<HttpResponse>> handler) {
    var received =
        Limits.body(
            Limits.FORM, entity -> Directives.handle(it -> open(kind, it, entity, handler)));
    return Directives.path(
        PathMatchers.separateOnSlashes(path),
        () -> Directives.post(() -> metrics.counted("/" + path, received)));
  }

  private CompletionStage<HttpResponse> open(
      Webhook.Kind kind,
      HttpRequest request,
      HttpEntity.Strict entity,
      Function<Webhook, CompletionStage<HttpResponse>> handler) {
    var started = System.nanoTime();
    var webhook = authentic(kind, request, entity);
    if (webhook.isEmpty()) {
      metrics.badSignature(kind);
      return CompletableFuture.completedFuture(
          Problem.of(403, "The request is not signed by Twilio.").response());
    }
    return handler
        .apply(webhook.get())
        .whenComplete(
            (_, _) -> metrics.answered(kind, Duration.ofNanos(System.nanoTime() - started)));
  }

  private Optional<Webhook> authentic(
      Webhook.Kind kind, HttpRequest request, HttpEntity.Strict entity) {
    var body = entity.getData().toArray();
    var query = TwilioForm.ofQuery(PublicUrl.query(request));
    var form = isForm(entity) ? TwilioForm.parse(body) : TwilioForm.EMPTY;
    return tokens
        .of(form.text("AccountSid").or(() -> query.text("AccountSid")))
        .map(TwilioSignature::new)
        .filter(it ->
            isForm(entity)
                ? it.form(url.of(request), form, signature(request))
                : it.body(url.of(request), body, signature(request)))
        .map(_ -> new Webhook(kind, form, query));
  }

  private static boolean isForm(HttpEntity.Strict entity) {
    return entity.getData().isEmpty()
        || entity
            .getContentType()
            .mediaType()
            .toString()
            .equals("application/x-www-form-urlencoded");
  }

  private static String signature(HttpRequest request) {
    return request.getHeader(SIGNATURE).map(HttpHeader::value).orElse("");
  }
}
