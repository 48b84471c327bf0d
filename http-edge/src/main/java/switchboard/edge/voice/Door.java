package switchboard.edge.voice;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.ExceptionHandler;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.http.scaladsl.model.EntityStreamSizeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.edge.http.Failures;
import switchboard.edge.http.Requests;
import switchboard.engine.function.Toolsheet;
import switchboard.engine.tenant.Tenants;

/// Lets in who has a token, tells them whose they are, and only then is anything read. Whatever
/// goes wrong behind it is answered with a sentence.
final class Door {

  private static final Logger LOG = LoggerFactory.getLogger(Door.class);
  private static final String BEARER = "bearer ";

  /// Somebody who has been let in.
  record Guest(Tenants.Card tenant, Pass pass) {}

  private final VoiceApi api;

  Door(VoiceApi api) {
    this.api = api;
  }

  /// @param name of the route, to count it by
  Route open(String name, Function<Guest, Route> inner) {
    return Requests.counted(
        api.registry(),
        name,
        Directives.mapResponse(
            it -> it.addHeader(RawHeader.create("Cache-Control", "no-store")),
            () ->
                Directives.handleExceptions(
                    troubles(), () -> Directives.extractRequest(it -> met(it, inner)))));
  }

  private Route met(HttpRequest request, Function<Guest, Route> inner) {
    var token = token(request);
    if (token.isEmpty()) return refuse(Trouble.NO_TOKEN);
    return switch (api.passes().read(token.get(), api.around().clock().instant())) {
      case Passes.Reading.Forged _ -> refuse(Trouble.UNKNOWN_TOKEN);
      case Passes.Reading.Expired _ -> refuse(Trouble.EXPIRED_TOKEN);
      case Passes.Reading.Valid(var pass) -> known(pass, inner);
    };
  }

  private Route known(Pass pass, Function<Guest, Route> inner) {
    var tenant = api.tenants().byId(pass.tenant());
    if (tenant.isEmpty()) return refuse(Trouble.UNKNOWN_TOKEN);
    if (!tenant.get().active()) return refuse(Trouble.SUSPENDED);
    if (!api.paced(pass.tenant())) return refuse(Trouble.TOO_OFTEN);
    return inner.apply(new Guest(tenant.get(), pass));
  }

  static Optional<String> token(HttpRequest request) {
    return header(request, Toolsheet.HEADER)
        .or(() ->
            header(request, "Authorization")
                .filter(it -> it.toLowerCase(Locale.ROOT).startsWith(BEARER))
                .map(it -> it.substring(BEARER.length()).strip()));
  }

  static Optional<String> header(HttpRequest request, String name) {
    return request.getHeader(name).map(HttpHeader::value).filter(it -> !it.isBlank());
  }

  Route refuse(Trouble why) {
    api.registry().counter("voice.refusals", "reason", why.reason()).increment();
    return Directives.complete(why.response());
  }

  private static ExceptionHandler troubles() {
    return ExceptionHandler.newBuilder()
        .match(
            EntityStreamSizeException.class, _ -> Directives.complete(Trouble.TOO_LARGE.response()))
        .matchAny(it -> Directives.complete(broken(it)))
        .build();
  }

  /// What an entity answers, in time or not at all.
  static <T> Route answer(CompletionStage<T> asked, Function<T, HttpResponse> response) {
    return Directives.completeWithFuture(asked.thenApply(response).exceptionally(Door::broken));
  }

  private static HttpResponse broken(Throwable fault) {
    var root = fault instanceof CompletionException ? Failures.root(fault) : fault;
    if (root instanceof EntityStreamSizeException) return Trouble.TOO_LARGE.response();
    LOG.warn("A function was not answered: {}", Failures.describe(root));
    return (root instanceof TimeoutException ? Trouble.NO_ANSWER : Trouble.BROKEN).response();
  }
}
