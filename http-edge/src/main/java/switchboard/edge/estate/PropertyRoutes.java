package switchboard.edge.estate;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.BadParameter;
import switchboard.edge.access.Reading;
import switchboard.edge.access.Visit;
import switchboard.edge.calendar.Body;
import switchboard.edge.calendar.Writing;
import switchboard.edge.crm.Cards;
import switchboard.edge.http.Json;
import switchboard.edge.http.Problem;
import switchboard.engine.Entities;
import switchboard.engine.property.Catalogue;
import switchboard.engine.property.Listing;
import switchboard.engine.property.Property.Command;
import switchboard.engine.property.Property.Reply;
import switchboard.engine.property.Tenancy;
import switchboard.engine.tenant.EntityIds;

/// `/v1/crm/properties…`: what is let and sold. The id of a property follows from its reference, so
/// that no two have the same and listing one twice is listing it once.
record PropertyRoutes(Catalogue catalogue, Entities<Command> properties, Clock clock) {

  private static final String ALL = "/v1/crm/properties";
  private static final String ONE = ALL + "/{id}";

  Route routes(Reading reading, Writing writing) {
    return concat(
        path(
            "properties", () -> concat(reading.get(ALL, this::list), writing.post(ALL, this::add))),
        path(
            segment("properties").slash(segment()),
            id ->
                concat(
                    reading.find(ONE, it -> one(it, id)),
                    writing.patch(ONE, (visit, body) -> change(visit, id, body)))));
  }

  private Cards<PropertyCard> list(Visit visit) {
    var asked = visit.parameters();
    var filter =
        new Catalogue.Filter(
            asked.choice("deal", Written.DEALS),
            asked.choice("type", Written.TYPES),
            asked.choice("status", Written.STATUSES),
            asked.whole("bedrooms", 99).map(Long::intValue),
            asked.whole("maxMinor", Written.DEAREST),
            asked.text("search", 200).map(String::strip).filter(it -> !it.isEmpty()),
            asked.text("customer", 200));
    return Cards.of(
        asked.page((cursor, limit) -> catalogue.list(visit.id(), filter, cursor, limit)),
        it -> PropertyCard.of(visit, it));
  }

  private Optional<PropertyCard> one(Visit visit, String id) {
    if (id.length() > EstateApi.LONGEST_ID) return Optional.empty();
    return catalogue.byId(visit.id(), id).map(it -> PropertyCard.of(visit, it));
  }

  private HttpResponse add(Visit visit, Body body) {
    body.only(
        Stream.concat(Stream.of("reference"), Stream.of(Written.FIELDS)).toArray(String[]::new));
    var written = new Written(visit, body, Optional.empty());
    var reference = Body.required("reference", body.line("reference", 60));
    var id = id(reference);
    var listing = written.listing(id, reference);
    var tenancy = written.tenancy();
    return switch (ask(visit, id, to -> new Command.Add(listing, to))) {
      case Reply.Accepted _ -> {
        tenancy.ifPresent(it -> settle(visit, id, it));
        yield HttpResponse.create()
            .withStatus(StatusCodes.CREATED)
            .withEntity(Json.entity(card(visit, listing, tenancy.orElse(Tenancy.NONE))));
      }
      case Reply _ ->
          Problem.of(409, "Another property has this reference.")
              .because("reference-taken")
              .in("reference")
              .response();
    };
  }

  /// In small letters, with hyphens for whatever is neither letter nor digit.
  private static String id(String reference) {
    var id =
        reference.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    if (!id.isEmpty()) return id;
    throw new BadParameter("reference", "reference must have letters or digits.");
  }

  private HttpResponse change(Visit visit, String id, Body body) {
    body.only(Written.FIELDS);
    if (!known(id)) return unknown();
    if (!(ask(visit, id, Command.Look::new) instanceof Reply.Seen(var was, var tenancy))
        || was.isEmpty()) return unknown();
    var written = new Written(visit, body, was);
    var listing = written.listing(id, was.get().reference());
    var settled = written.tenancy();
    ask(visit, id, to -> new Command.Change(listing, to));
    settled.ifPresent(it -> settle(visit, id, it));
    return Json.ok(card(visit, listing, settled.orElse(tenancy)));
  }

  private PropertyCard card(Visit visit, Listing listing, Tenancy tenancy) {
    var since =
        catalogue
            .byId(visit.id(), listing.id())
            .map(Catalogue.Row::since)
            .orElseGet(clock::instant);
    return PropertyCard.of(visit, new Catalogue.Row(listing, tenancy, since));
  }

  private void settle(Visit visit, String id, Tenancy it) {
    ask(visit, id, to -> new Command.Settle(it, to));
  }

  static boolean known(String id) {
    return id.matches("[A-Za-z0-9._~=-]{1," + EstateApi.LONGEST_ID + "}");
  }

  static HttpResponse unknown() {
    return Problem.of(404, "This business has no such thing.").response();
  }

  private Reply ask(Visit visit, String id, Function<ActorRef<Reply>, Command> command) {
    return Writing.answered(properties.ask(EntityIds.of(visit.id(), id), command));
  }
}
