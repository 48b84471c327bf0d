package switchboard.edge.widget;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.options;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.Directives.post;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.model.ws.WebSocketUpgrade;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.BadParameter;
import switchboard.edge.calendar.Body;
import switchboard.edge.http.Json;
import switchboard.edge.http.Limits;
import switchboard.edge.http.Problem;
import switchboard.edge.talk.Outlet;
import switchboard.edge.talk.Party;
import switchboard.edge.talk.TextSocket;
import switchboard.edge.talk.VoiceTalk;

/// The sockets of the chat, what it has to know before it is opened, and one message at a time for
/// whoever cannot keep a socket open. Pages of other origins are told nothing.
final class WidgetRoutes {

  private static final String PROTOCOL = "switchboard.chat";
  private static final String TOKEN = "token.";
  private static final int LARGEST = 8_000;

  private final WidgetApi api;
  private final TextSocket socket;

  WidgetRoutes(WidgetApi api) {
    this.api = api;
    this.socket = new TextSocket(LARGEST, api.threads());
  }

  private interface Opened {
    Party party(Visitors.Door door, Optional<String> token, Outlet outlet);
  }

  Route sockets() {
    return pathPrefix(
        "widget",
        () ->
            concat(
                path(
                    "chat",
                    () -> get(() -> upgraded((door, token, out) -> chat(door, token, out)))),
                path("voice", () -> get(() -> upgraded(this::voice))),
                path("settings", () -> concat(options(this::preflight), get(this::settings)))));
  }

  Route posts() {
    return path("chat", () -> concat(options(this::preflight), post(this::said)));
  }

  private Party chat(Visitors.Door door, Optional<String> token, Outlet outlet) {
    return new Chat(api, door, token, outlet);
  }

  private Party voice(Visitors.Door door, Optional<String> token, Outlet outlet) {
    return new VoiceTalk(api.talks(), new Caller(api, door, token), outlet);
  }

  private Route upgraded(Opened opened) {
    return extractRequest(request -> {
      var upgrade = request.getAttribute(AttributeKeys.webSocketUpgrade);
      var door = api.visitors().door(request);
      if (upgrade.isEmpty())
        return complete(Problem.of(400, "This address is for WebSockets.").response());
      if (!api.visitors().known(door)) return refuse(door, Refusal.WRONG_ORIGIN);
      return complete(open(request, upgrade.get(), door, opened));
    });
  }

  private HttpResponse open(
      HttpRequest request, WebSocketUpgrade upgrade, Visitors.Door door, Opened opened) {
    var offered =
        StreamSupport.stream(upgrade.getRequestedProtocols().spliterator(), false).toList();
    var token =
        Visitors.header(request, Visitors.TOKEN)
            .or(() ->
                offered.stream()
                    .filter(it -> it.startsWith(TOKEN))
                    .map(it -> it.substring(TOKEN.length()))
                    .findFirst());
    var flow =
        socket.flow(
            outlet -> opened.party(door, token, outlet), () -> api.visitors().count("slow"));
    return offered.contains(PROTOCOL)
        ? upgrade.handleMessagesWith(flow, PROTOCOL)
        : upgrade.handleMessagesWith(flow);
  }

  private Route refuse(Visitors.Door door, Refusal why) {
    api.visitors().count(why);
    return complete(shared(door, response(why)));
  }

  private static HttpResponse response(Refusal why) {
    var it = Problem.of(why.status(), why.words()).because(why.reason()).response();
    return why == Refusal.TOO_OFTEN ? it.addHeader(RawHeader.create("Retry-After", "5")) : it;
  }

  /// Browsers ask first whether they may; which business it is about they do not say yet.
  private Route preflight() {
    return extractRequest(request -> {
      var door = api.visitors().door(request);
      if (!api.visitors().known(door)) return refuse(door, Refusal.WRONG_ORIGIN);
      return complete(
          shared(door, HttpResponse.create().withStatus(204))
              .addHeader(RawHeader.create("Access-Control-Allow-Methods", "GET, POST"))
              .addHeader(
                  RawHeader.create(
                      "Access-Control-Allow-Headers", "Content-Type, " + Visitors.TOKEN))
              .addHeader(RawHeader.create("Access-Control-Max-Age", "600")));
    });
  }

  private HttpResponse shared(Visitors.Door door, HttpResponse response) {
    var it =
        response
            .addHeader(RawHeader.create("Vary", "Origin"))
            .addHeader(RawHeader.create("Cache-Control", "no-store"));
    return door.origin().filter(_ -> api.visitors().known(door)).isPresent()
        ? it.addHeader(RawHeader.create("Access-Control-Allow-Origin", door.origin().orElseThrow()))
        : it;
  }

  private Route settings() {
    return admitted((_, tenant) -> Json.ok(Notes.settings(tenant)));
  }

  private Route admitted(
      BiFunction<Visitors.Door, switchboard.engine.tenant.Tenants.Card, HttpResponse> inner) {
    return extractRequest(request -> {
      var door = api.visitors().door(request);
      return switch (api.visitors().admit(door, Visitors.header(request, Visitors.TOKEN))) {
        case Visitors.Verdict.Refused(var why) -> complete(shared(door, response(why)));
        case Visitors.Verdict.Welcome(var tenant) ->
            waited(() -> shared(door, inner.apply(door, tenant)));
      };
    });
  }

  private Route waited(Supplier<HttpResponse> work) {
    return Directives.completeWithFuture(CompletableFuture.supplyAsync(work, api.threads()));
  }

  private Route said() {
    return Limits.body(
        LARGEST,
        entity ->
            admitted((door, tenant) -> {
              try {
                var body = Body.of(entity.getData().toArray());
                return new Post(api, door, tenant).answer(body);
              } catch (BadParameter it) {
                return Problem.of(400, it.expected()).in(it.field()).response();
              }
            }));
  }
}
