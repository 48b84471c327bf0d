package switchboard.edge.twilio;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.edge.http.Failures;
import switchboard.edge.ladder.Way.Held;
import switchboard.edge.relay.HandOff;
import switchboard.edge.relay.RelayMetrics;
import switchboard.edge.relay.Reprise;
import switchboard.edge.relay.Sockets;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.conversation.Event.Next;
import switchboard.engine.conversation.Rung;
import switchboard.engine.tenant.Tenants;

/// The text socket, and what happens when it is gone: the call ends, goes on over a new one where it
/// was, or, when that fails again and again, a rung below.
public final class RelayRoutes {

  private static final Logger log = LoggerFactory.getLogger(RelayRoutes.class);

  /// Sessions that fail in a row.
  private static final int TRIES = 3;

  /// A session that lasted so long did not fail from the start.
  private static final int LASTING_SECONDS = 60;

  private static final Duration QUICK = Duration.ofMillis(2_500);

  private static final Set<String> OVER =
      Set.of("completed", "busy", "failed", "no-answer", "canceled");

  private static final int LOOK = -2;

  private final TwilioGate gate;
  private final PublicUrl url;
  private final Tenants tenants;
  private final Asking asking;
  private final RelayWay way;
  private final Sockets sockets;
  private final EdgeMetrics metrics;
  private final RelayMetrics counted;

  public RelayRoutes(
      TwilioGate gate,
      PublicUrl url,
      Tenants tenants,
      Asking asking,
      RelayWay way,
      Sockets sockets,
      EdgeMetrics metrics,
      RelayMetrics counted) {
    this.gate = gate;
    this.url = url;
    this.tenants = tenants;
    this.asking = asking;
    this.way = way;
    this.sockets = sockets;
    this.metrics = metrics;
    this.counted = counted;
  }

  public Route routes() {
    return sockets
        .route(RelayWay.SOCKET.substring(1))
        .orElse(gate.webhook(Webhook.Kind.RELAY, this::ended, RelayWay.ENDED.substring(1)));
  }

  private CompletionStage<HttpResponse> ended(Webhook webhook) {
    return switch (Addressee.of(webhook, tenants)) {
      case Addressee.Known known -> {
        metrics.request(Optional.of(known.card().id()), webhook.kind());
        yield webhook
            .form()
            .reference("CallSid")
            .map(sid -> goOn(webhook, Call.of(webhook, known, sid)).thenApply(Answers::twiml))
            .orElseGet(() -> done(Answers.missing("CallSid")));
      }
      case Addressee.Unknown _ -> done(strange("unknown_tenant", Answers.nothing()));
      case Addressee.Disputed _ -> done(strange("disputed_tenant", Answers.disputed()));
    };
  }

  private HttpResponse strange(String reason, HttpResponse answer) {
    metrics.request(Optional.empty(), Webhook.Kind.RELAY);
    metrics.error(Optional.empty(), Webhook.Kind.RELAY, reason);
    return answer;
  }

  private CompletableFuture<String> goOn(Webhook webhook, Call call) {
    var form = webhook.form();
    if (OVER.contains(form.text("CallStatus").orElse(""))) return done(hungUp(call));
    var ours = form.text("HandoffData").flatMap(HandOff::of);
    if (ours.isEmpty()) return broken(webhook, call);
    var handOff = ours.get();
    return switch (handOff.why()) {
      case OVER, LOST -> done(hungUp(call));
      case PERSON -> done(put(call, call.voice(), "", handOff.turn() + 1));
      case FALL -> resumed(call, TRIES, "fall");
      case MOVED -> {
        counted.resumed("moved");
        yield done(lead(call, "", Optional.empty(), handOff.turn(), 0));
      }
    };
  }

  private String put(Call call, Voice voice, String said, int turn) {
    return Twiml.hold(voice, said, url.link(call.handOff(turn)));
  }

  private static String hungUp(Call call) {
    return Twiml.end(call.voice(), "");
  }

  private CompletableFuture<String> broken(Webhook webhook, Call call) {
    int tries = webhook.query().count("try").orElse(0);
    int lasted = webhook.form().count("SessionDuration").orElse(0);
    var code = webhook.form().reference("ErrorCode").orElse("none");
    log.warn("A relay session of tenant {} broke off: {}", call.tenant().id(), code);
    return resumed(call, lasted >= LASTING_SECONDS ? 1 : tries + 1, "broken");
  }

  /// Goes on where the conversation is; without it, with a word of patience, and the new session
  /// looks where it is.
  private CompletableFuture<String> resumed(Call call, int tries, String why) {
    counted.resumed(tries < TRIES ? why : "fallen");
    if (tries >= TRIES) return done(fallen(call));
    return asking
        .ask(call.conversation(), to -> new Command.Resume(-1, to))
        .orTimeout(QUICK.toMillis(), TimeUnit.MILLISECONDS)
        .handle((reply, fault) -> {
          if (fault != null)
            log.warn("A call goes on unseen: {}", Failures.describe(Failures.root(fault)));
          return resumed(call, tries, Optional.ofNullable(reply));
        });
  }

  private String resumed(Call call, int tries, Optional<Reply> reply) {
    if (reply.isPresent() && reply.get() instanceof Reply.Say say) return resumed(call, tries, say);
    if (reply.isPresent() && reply.get() instanceof Reply.Rejected)
      return Twiml.hold(call.voice(), "", url.link("/twilio/voice"));
    var said = RelayPhrases.broken(call.tenant().profile().language());
    return lead(call, said, Optional.empty(), LOOK, tries);
  }

  private String resumed(Call call, int tries, Reply.Say say) {
    var text = say.text().erased() ? "" : say.text().text();
    var voice = call.voice(say.language());
    if (say.next() == Next.END) return Twiml.end(voice, text);
    if (say.next() == Next.HAND_OVER) return put(call, voice, text, say.turn() + 1);
    var language = say.language().orElse(call.tenant().profile().language());
    var said = (RelayPhrases.broken(language) + " " + Reprise.of(text)).strip();
    return lead(call, said, say.language(), say.turn(), tries);
  }

  /// Sockets do not work for this call: it goes on a rung below.
  private String fallen(Call call) {
    return Twiml.hold(call.voice(), "", url.link(call.below(Rung.RELAY, 0)));
  }

  private String lead(
      Call call, String said, Optional<String> language, int covered, int tries) {
    return way.lead(held(call, said, language, covered + 1), covered, tries);
  }

  static Held held(Call call, String said, Optional<String> language, int turn) {
    var voice = call.voice(language);
    return new Held(
        call.tenant(),
        call.sid(),
        said,
        turn,
        voice.language(),
        voice.voice(),
        Optional.empty(),
        call.below(Rung.RELAY, 0));
  }

  private static <T> CompletableFuture<T> done(T value) {
    return CompletableFuture.completedFuture(value);
  }
}
