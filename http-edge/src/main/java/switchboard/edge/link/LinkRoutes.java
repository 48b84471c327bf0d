package switchboard.edge.link;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.head;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.Blocking;
import switchboard.edge.http.Client;
import switchboard.edge.http.Knocks;
import switchboard.edge.http.Limits;
import switchboard.edge.page.Asset;
import switchboard.edge.page.AssetAnswer;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Tenants.Card;

/// `/a/{token}`: one small page for whoever has its address. Reading it shows and never acts, for
/// mail scanners and link previews read too; only its buttons act, and pressing one twice is
/// pressing it once. An address that is over says so and gives the business's number; one that is
/// not ours says nothing about anybody. Whoever tries out addresses has to wait.
public final class LinkRoutes {

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; "
          + "frame-ancestors 'none'";

  private static final List<HttpHeader> HEADERS =
      List.of(
          RawHeader.create("Content-Security-Policy", POLICY),
          RawHeader.create("Cache-Control", "no-store"),
          RawHeader.create("X-Robots-Tag", "noindex, nofollow"));

  private final Links links;
  private final Desk desk;
  private final Blocking blocking;
  private final Client client;
  private final Knocks knocks;
  private final Asset style;

  private LinkRoutes(Links links, Desk desk, Blocking blocking, Client client, Knocks knocks) {
    this.links = links;
    this.desk = desk;
    this.blocking = blocking;
    this.client = client;
    this.knocks = knocks;
    this.style = Asset.required("/switchboard/manage/manage.css");
  }

  /// @param knocks for those who show forged addresses
  public static Route create(
      Links links, Desk desk, Blocking blocking, Client client, Knocks knocks) {
    return new LinkRoutes(links, desk, blocking, client, knocks).routes();
  }

  private Route routes() {
    return pathPrefix(
        "a",
        () ->
            concat(
                path("manage.css", () -> get(() -> extractRequest(this::styled))),
                path(
                    segment(),
                    token ->
                        concat(
                            get(() -> extractRequest(it -> shown(it, token))),
                            head(() -> extractRequest(it -> shown(it, token))),
                            post(() -> extractRequest(it -> acted(it, token)))))));
  }

  private Route styled(HttpRequest request) {
    boolean lasting = request.getUri().query().get("v").equals(Optional.of(style.version()));
    return complete(new AssetAnswer(POLICY).answer(request, style, lasting));
  }

  private Route shown(HttpRequest request, String token) {
    return blocking.complete(() -> opened(request, token, this::show));
  }

  private Route acted(HttpRequest request, String token) {
    if (!ours(request)) return complete(response(new Answer(403, foreign())));
    return Limits.body(
        Limits.FORM,
        body -> {
          var form = Form.parse(body.getData().utf8String());
          return blocking.complete(() -> opened(request, token, it -> act(it, form)));
        });
  }

  private static Page foreign() {
    return Page.of("Please open the link itself").say("This was sent from another site.");
  }

  private HttpResponse opened(HttpRequest request, String token, Function<Reached, Answer> inner) {
    var address = client.address(request);
    if (!knocks.welcome(address)) return tooOften();
    return switch (links.read(token, desk.now())) {
      case Links.Reading.Forged() -> {
        knocks.failed(address);
        yield response(new Answer(404, unknown()));
      }
      case Links.Reading.Expired(var link) -> response(over(link));
      case Links.Reading.Valid(var link) -> response(business(link, inner));
    };
  }

  private static HttpResponse tooOften() {
    return HttpResponse.create()
        .withStatus(429)
        .addHeaders(HEADERS)
        .addHeader(RawHeader.create("Retry-After", "10"));
  }

  /// A link that is ours, of a business that is there.
  private record Reached(Link link, Profile profile) {}

  private Answer business(Link link, Function<Reached, Answer> inner) {
    return desk.tenants()
        .byId(link.tenant())
        .map(Card::profile)
        .map(it -> desk.spoken(link, it))
        .map(it -> inner.apply(new Reached(link, it)))
        .orElseGet(() -> new Answer(404, unknown()));
  }

  private Answer show(Reached it) {
    return switch (it.link().purpose()) {
      case MANAGE -> new Managing(desk, it.profile(), it.link()).show();
      case OFFER -> new Claiming(desk, it.profile(), it.link()).show();
      case CONSENT -> new Consenting(desk, it.profile(), it.link()).show();
    };
  }

  private Answer act(Reached it, Form form) {
    return switch (it.link().purpose()) {
      case MANAGE -> new Managing(desk, it.profile(), it.link()).act(form);
      case OFFER -> new Claiming(desk, it.profile(), it.link()).act(form);
      case CONSENT -> new Consenting(desk, it.profile(), it.link()).act(form);
    };
  }

  private Answer over(Link link) {
    return business(
        link,
        it ->
            new Answer(
                410,
                Page.of(it.profile(), "This link is over")
                    .say("It was good for a while only. Call us, and we will help you.")));
  }

  private static Page unknown() {
    return Page.of("This link does not work")
        .say("Perhaps a part of it is missing. Please open it again from the message.");
  }

  /// Sent from a page of ours. Browsers that do not tell the site tell the origin, or, because our
  /// pages ask them not to say where they come from, `null`.
  private static boolean ours(HttpRequest request) {
    var site = request.getHeader("Sec-Fetch-Site").map(HttpHeader::value);
    if (site.isPresent()) return site.get().equals("same-origin");
    var origin =
        request.getHeader("Origin").map(HttpHeader::value).filter(it -> !it.equals("null"));
    return origin.isEmpty() || host(origin.get()).equals(host(request));
  }

  private static Optional<String> host(String origin) {
    var slashes = origin.indexOf("://");
    return slashes < 0 ? Optional.empty() : Optional.of(origin.substring(slashes + 3));
  }

  private static Optional<String> host(HttpRequest request) {
    return request.getHeader("Host").map(HttpHeader::value);
  }

  private HttpResponse response(Answer it) {
    var html = it.page().html("/a/manage.css?v=" + style.version());
    return HttpResponse.create()
        .withStatus(it.status())
        .addHeaders(HEADERS)
        .withEntity(HttpEntities.create(ContentTypes.TEXT_HTML_UTF8, html));
  }
}
