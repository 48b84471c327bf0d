package switchboard.edge.specialist;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;

import java.util.List;
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
import switchboard.engine.tenant.Specialist;
import switchboard.engine.tenant.Specialist.Answer;
import switchboard.engine.tenant.Specialist.Price;
import switchboard.engine.tenant.Specialist.Source;
import switchboard.engine.tenant.Tenant.Command;
import switchboard.engine.tenant.Tenant.Reply;

/// `/v1/owner/specialists`: whom the receptionist may ask, and what they have to read. Written as a
/// whole; what is written counts from the next turn of every conversation on.
public final class SpecialistRoutes {

  private static final String ALL = "/v1/owner/specialists";
  private static final String ITEMS = "items";
  private static final int MOST = 40;
  private static final int LINE = 200;
  private static final int TEXT = 20_000;

  private final Entities<Command> tenants;

  private SpecialistRoutes(Entities<Command> tenants) {
    this.tenants = tenants;
  }

  public static Route create(Reading reading, Writing writing, Entities<Command> tenants) {
    var routes = new SpecialistRoutes(tenants);
    return Versions.both(() ->
        pathPrefix(
            "owner",
            () ->
                path(
                    "specialists",
                    () -> concat(reading.get(ALL, Sheet::of), writing.put(ALL, routes::write)))));
  }

  /// @param items in the order they are thought of
  record Sheet(List<Specialist> items) {

    static Sheet of(Visit visit) {
      return new Sheet(visit.profile().persona().specialists());
    }
  }

  private HttpResponse write(Visit visit, Body body) {
    body.only(ITEMS);
    var all =
        body.objects(ITEMS, MOST)
            .orElseThrow(() -> new BadParameter(ITEMS, "items must be a list of specialists."))
            .stream()
            .map(SpecialistRoutes::specialist)
            .toList();
    Specialist.faults(ITEMS, all).stream().findFirst().ifPresent(SpecialistRoutes::refuse);
    var profile = visit.profile().with(all);
    var reply =
        Writing.answered(
            tenants.<Reply>ask(visit.id(), to -> new Command.ChangeProfile(profile, to)));
    return reply instanceof Reply.Accepted
        ? Json.ok(new Sheet(all))
        : Problem.of(409, "The business can not be changed now.").response();
  }

  private static void refuse(String fault) {
    var parts = fault.split(": ", 2);
    throw new BadParameter(parts[0], parts[0] + " " + parts[1] + ".");
  }

  private static Specialist specialist(Body it) {
    it.only("id", "name", "expertise", "sources");
    return new Specialist(
        it.line("id", LINE).orElse(""),
        it.line("name", LINE).orElse(""),
        it.texts("expertise", 100, LINE).orElse(List.of()),
        it.objects("sources", MOST).orElse(List.of()).stream()
            .map(SpecialistRoutes::source)
            .toList());
  }

  private static Source source(Body it) {
    it.only("title", "text", "questions", "prices");
    return new Source(
        it.line("title", LINE).orElse(""),
        it.lines("text", TEXT),
        it.objects("questions", LINE).orElse(List.of()).stream()
            .map(SpecialistRoutes::answer)
            .toList(),
        it.objects("prices", LINE).orElse(List.of()).stream()
            .map(SpecialistRoutes::price)
            .toList());
  }

  private static Answer answer(Body it) {
    it.only("question", "answer");
    return new Answer(it.line("question", LINE).orElse(""), it.lines("answer", TEXT).orElse(""));
  }

  private static Price price(Body it) {
    it.only("item", "price");
    return new Price(it.line("item", LINE).orElse(""), it.line("price", LINE).orElse(""));
  }
}
