package switchboard.edge.twilio;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.engine.conversation.Conversations;
import switchboard.engine.dialogue.SpokenText;
import switchboard.engine.tenant.Tenants;

/// Calls a person takes over: they are told who it is about and take it by a key; when nobody does,
/// the caller is back with the assistant, where they were.
public final class TakeOverRoutes {

  private final TwilioGate gate;
  private final Tenants tenants;
  private final Conversations conversations;
  private final Turns turns;
  private final Executor blocking;
  private final EdgeMetrics metrics;
  private final PublicUrl url;

  /// @param voice where a call goes on that nobody took over
  /// @param blocking where conversations may be read
  public TakeOverRoutes(
      TwilioGate gate,
      PublicUrl url,
      Tenants tenants,
      Conversations conversations,
      VoiceRoutes voice,
      Executor blocking,
      EdgeMetrics metrics) {
    this.gate = gate;
    this.url = url;
    this.tenants = tenants;
    this.conversations = conversations;
    this.turns = voice.turns();
    this.blocking = blocking;
    this.metrics = metrics;
  }

  public Route routes() {
    return gate.webhook(Webhook.Kind.TURN, it -> about(it, this::brief), LiveTwiml.BRIEF)
        .orElse(gate.webhook(Webhook.Kind.TURN, it -> about(it, this::joined), LiveTwiml.JOINED));
  }

  private record Leg(Webhook webhook, Tenants.Card tenant, String call) {
    Voice voice() {
      return Voice.of(tenant.profile());
    }
  }

  private CompletionStage<HttpResponse> about(
      Webhook webhook, Function<Leg, CompletableFuture<String>> handler) {
    var tenant = webhook.query().text("business_id").flatMap(tenants::byId);
    var call = webhook.query().text("call");
    metrics.request(tenant.map(Tenants.Card::id), webhook.kind());
    if (tenant.isEmpty() || call.isEmpty()) {
      metrics.error(tenant.map(Tenants.Card::id), webhook.kind(), "malformed");
      return CompletableFuture.completedStage(Answers.missing("call"));
    }
    return handler.apply(new Leg(webhook, tenant.get(), call.get())).thenApply(Answers::twiml);
  }

  /// To the person who was called. Joined as soon as there is nothing more to hear.
  private CompletableFuture<String> brief(Leg leg) {
    var digits = leg.webhook().form().text("Digits").map(String::strip);
    if (digits.filter("1"::equals).isPresent())
      return CompletableFuture.completedFuture(Twiml.nothing());
    if (leg.webhook().query().count("asked").isPresent())
      return CompletableFuture.completedFuture(Twiml.end(leg.voice(), ""));
    return CompletableFuture.supplyAsync(
            () -> conversations.byId(leg.tenant().id(), leg.call()), blocking)
        .exceptionally(_ -> Optional.empty())
        .thenApply(it -> told(leg, it.map(Conversations.Detail::summary)));
  }

  private String told(Leg leg, Optional<Conversations.Summary> call) {
    var words = TakeOverWords.in(leg.voice().language());
    var who = call.flatMap(Conversations.Summary::name).map(SpokenText::plain);
    var what =
        call.flatMap(Conversations.Summary::need)
            .or(() -> call.flatMap(Conversations.Summary::intent))
            .map(it -> SpokenText.plain(it.replace('_', ' ')));
    var text =
        words.brief(
            leg.tenant().profile().name(),
            who.orElse(words.someone()),
            what.orElse(words.something()));
    return Twiml.key(leg.voice(), text, link(LiveTwiml.BRIEF, leg) + "&asked=1");
  }

  private String link(String path, Leg leg) {
    return url.link(
        "/" + path + "?business_id=" + encoded(leg.tenant().id()) + "&call=" + encoded(leg.call()));
  }

  private static String encoded(String id) {
    return java.net.URLEncoder.encode(id, java.nio.charset.StandardCharsets.UTF_8);
  }

  /// To the caller, when the person has hung up or never came.
  private CompletableFuture<String> joined(Leg leg) {
    if (spoke(leg.webhook().form()))
      return CompletableFuture.completedFuture(Twiml.end(leg.voice(), ""));
    var known = new Addressee.Known(leg.tenant(), Optional.of(leg.tenant().id()));
    return turns.back(Call.of(leg.webhook(), known, leg.call()));
  }

  private static boolean spoke(TwilioForm form) {
    var bridged = form.text("DialBridged").map("true"::equalsIgnoreCase);
    var status = form.text("DialCallStatus").orElse("");
    return bridged.orElse(status.equals("completed") || status.equals("answered"));
  }
}
