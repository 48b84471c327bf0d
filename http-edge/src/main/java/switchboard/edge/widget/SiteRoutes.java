package switchboard.edge.widget;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.BadParameter;
import switchboard.edge.access.Reading;
import switchboard.edge.access.Versions;
import switchboard.edge.access.Visit;
import switchboard.edge.calendar.Body;
import switchboard.edge.calendar.Writing;
import switchboard.edge.http.Json;
import switchboard.edge.http.Problem;
import switchboard.engine.Entities;
import switchboard.engine.tenant.Keys;
import switchboard.engine.tenant.Tenant.Command;
import switchboard.engine.tenant.Tenant.KeyKind;
import switchboard.engine.tenant.Tenant.Reply;
import switchboard.engine.tenant.Widget;

/// `/v1/owner/widget`: the pages the chat may stand on, what it says first, and a new token for it.
/// A token is shown once; from then on the one before opens nothing.
public final class SiteRoutes {

  private static final String SITE = "/v1/owner/widget";
  private static final int MOST = 20;
  private static final int LINE = 200;
  private static final int GREETING = 300;
  private static final String EXPECTED =
      "origins must be a list of origins such as https://www.example.com, without a path.";

  private final Entities<Command> tenants;
  private final Optional<String> base;
  private final SecureRandom random;

  private SiteRoutes(Entities<Command> tenants, Optional<String> base, SecureRandom random) {
    this.tenants = tenants;
    this.base = base;
    this.random = random;
  }

  /// @param base our public address, where it is known
  public static Route create(
      Reading reading,
      Writing writing,
      Entities<Command> tenants,
      Optional<String> base,
      SecureRandom random) {
    var routes = new SiteRoutes(tenants, base, random);
    return Versions.both(() ->
        pathPrefix(
            "owner",
            () ->
                pathPrefix(
                    "widget",
                    () ->
                        concat(
                            pathEnd(() ->
                                concat(
                                    reading.get(SITE, routes::sheet),
                                    writing.put(SITE, routes::write))),
                            path("token", () -> writing.post(SITE + "/token", routes::rotate))))));
  }

  /// @param script what is to be put on the pages, but for the token
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Sheet(List<String> origins, Optional<String> greeting, boolean voice, String script) {}

  /// @param token shown this once
  record Issued(String token, String script) {}

  private Sheet sheet(Visit visit) {
    return sheet(visit, Visitors.widget(visit.tenant()));
  }

  private Sheet sheet(Visit visit, Widget it) {
    return new Sheet(it.origins(), it.greeting(), !it.mute(), script(visit, "…"));
  }

  private HttpResponse write(Visit visit, Body body) {
    body.only("origins", "greeting", "voice");
    var origins =
        Body.required("origins", body.texts("origins", MOST, LINE)).stream()
            .map(SiteRoutes::origin)
            .distinct()
            .toList();
    var widget =
        new Widget(origins, body.lines("greeting", GREETING), !body.flag("voice").orElse(true));
    var profile = visit.profile().with(visit.profile().telephony().with(widget));
    return ask(visit, to -> new Command.ChangeProfile(profile, to), sheet(visit, widget));
  }

  private static String origin(String written) {
    return Widget.origin(written).orElseThrow(() -> new BadParameter("origins", EXPECTED));
  }

  private HttpResponse rotate(Visit visit, Body body) {
    body.only();
    var token = Keys.create(KeyKind.WIDGET, random);
    return ask(
        visit,
        to -> new Command.IssueKey(KeyKind.WIDGET, Keys.hash(token), to),
        new Issued(token, script(visit, token)));
  }

  private HttpResponse ask(
      Visit visit,
      java.util.function.Function<org.apache.pekko.actor.typed.ActorRef<Reply>, Command> command,
      Object done) {
    var reply = Writing.answered(tenants.<Reply>ask(visit.id(), command));
    return reply instanceof Reply.Accepted
        ? Json.ok(done)
        : Problem.of(409, "The business can not be changed now.").response();
  }

  private String script(Visit visit, String token) {
    var language = Phrases.spoken(visit.profile().language());
    return "<script async src=\"%s/widget/embed.js\" data-token=\"%s\" data-language=\"%s\"></script>"
        .formatted(address(visit), token, language);
  }

  private String address(Visit visit) {
    return base.map(it -> it.replaceFirst("/+$", ""))
        .orElseGet(
            () -> "http://" + Visitors.header(visit.request(), "Host").orElse("127.0.0.1:8080"));
  }
}
