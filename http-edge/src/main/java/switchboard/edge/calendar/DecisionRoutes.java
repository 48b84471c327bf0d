package switchboard.edge.calendar;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.Reading;
import switchboard.edge.access.Versions;
import switchboard.edge.access.Visit;
import switchboard.edge.crm.AppointmentCard;
import switchboard.edge.crm.AppointmentCard.Named;
import switchboard.edge.crm.Cards;
import switchboard.edge.http.Json;
import switchboard.edge.http.Problem;
import switchboard.engine.Entities;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Finder.Search;
import switchboard.engine.calendar.Schedule.Entry;
import switchboard.engine.calendar.Wish;
import switchboard.engine.consent.Case;
import switchboard.engine.consent.Consent;
import switchboard.engine.consent.Consents;
import switchboard.engine.customer.Customer;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.Profile;

/// `/v1/owner/reschedules…` and `/v1/owner/consents…`: what only the owner can decide.
final class DecisionRoutes {

  private static final String RESCHEDULES = "/v1/owner/reschedules";
  private static final String CONSENTS = "/v1/owner/consents";

  private final Changing changing;
  private final Shown shown;
  private final Consents consents;
  private final Entities<Consent.Command> entities;
  private final Clock clock;

  private DecisionRoutes(
      Changing changing,
      Shown shown,
      Consents consents,
      Entities<Consent.Command> entities,
      Clock clock) {
    this.changing = changing;
    this.shown = shown;
    this.consents = consents;
    this.entities = entities;
    this.clock = clock;
  }

  record Waiting(@JsonUnwrapped AppointmentCard appointment, List<SlotCard> alternatives) {}

  /// An emergency and what it would take.
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Emergency(
      String id,
      String customer,
      Optional<String> name,
      Optional<String> phone,
      Optional<String> address,
      String service,
      String serviceName,
      String resource,
      String resourceName,
      OffsetDateTime start,
      OffsetDateTime end) {}

  /// @param displaced the appointment that would give way, while it can be found
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record ConsentCard(
      String id,
      OffsetDateTime asked,
      OffsetDateTime until,
      Consent.Status status,
      Emergency emergency,
      Optional<AppointmentCard> displaced) {}

  record Answered(String id, Consent.Status status) {}

  static Route create(
      Reading reading,
      Writing writing,
      Changing changing,
      Consents consents,
      Entities<Consent.Command> entities) {
    var routes =
        new DecisionRoutes(changing, changing.shown(), consents, entities, changing.clock());
    return Versions.both(() -> pathPrefix("owner", () -> routes.routes(reading, writing)));
  }

  private Route routes(Reading reading, Writing writing) {
    return concat(
        path("reschedules", () -> reading.get(RESCHEDULES, this::reschedules)),
        path(
            segment("reschedules").slash(segment()),
            id ->
                writing.post(
                    RESCHEDULES + "/{id}",
                    (visit, body) ->
                        changing.with(visit, id, (asked, it) -> it.settle(asked, body)))),
        path("consents", () -> reading.get(CONSENTS, this::consents)),
        path(
            segment("consents").slash(segment()),
            id -> writing.post(CONSENTS + "/{id}", (visit, body) -> answered(visit, id, body))));
  }

  private Cards<Waiting> reschedules(Visit visit) {
    return Cards.of(
        visit
            .parameters()
            .page((cursor, limit) -> shown.schedule().reschedules(visit.id(), cursor, limit)),
        it -> waiting(visit, it));
  }

  private Waiting waiting(Visit visit, Entry it) {
    var search =
        Search.of(visit.id(), it.service())
            .urgent(it.emergency())
            .wishing(Wish.ANY.with(it.with()))
            .moving(it.appointment());
    var near = changing.alternatives().near(visit, search, it.slot().start());
    var other =
        near.stream().filter(one -> !one.start().toInstant().equals(it.slot().start())).toList();
    return new Waiting(AppointmentCard.of(visit, it), other);
  }

  private Cards<ConsentCard> consents(Visit visit) {
    return Cards.of(consents.open(visit.id(), clock.instant()), it -> card(visit, it));
  }

  private ConsentCard card(Visit visit, Consents.Row it) {
    return new ConsentCard(
        it.id(),
        visit.at(it.since()),
        visit.at(it.until()),
        it.status(),
        emergency(visit, it.what()),
        shown
            .schedule()
            .byId(visit.id(), it.what().displaced())
            .map(one -> AppointmentCard.of(visit, one)));
  }

  private Emergency emergency(Visit visit, Case it) {
    var profile = visit.profile();
    var who = shown.customer(visit, it.visit().customer());
    var service = it.visit().service();
    return new Emergency(
        it.appointment(),
        it.visit().customer(),
        who.flatMap(Customer.Card::name).map(Personal::text),
        who.flatMap(Customer.Card::phone).map(Personal::text),
        who.flatMap(Customer.Card::address).map(Personal::text),
        service,
        profile.service(service).map(Profile.Service::name).orElse(service),
        it.resource(),
        Named.of(profile, it.resource()).name(),
        visit.at(it.slot().start()),
        visit.at(it.slot().end()));
  }

  private HttpResponse answered(Visit visit, String id, Body body) {
    body.only("action");
    boolean agree =
        Body.required("action", body.choice("action", Map.of("agree", true, "decline", false)));
    if (consents.byId(visit.id(), id).isEmpty()) return Refusals.unknown();
    var reply =
        Writing.answered(
            entities.<Consent.Reply>ask(
                EntityIds.of(visit.id(), id),
                to ->
                    agree
                        ? new Consent.Command.Agree(By.OWNER, to)
                        : new Consent.Command.Decline(By.OWNER, to)));
    return switch (reply) {
      case Consent.Reply.Rejected(var why) when why == Consent.Reason.NOT_ASKED ->
          Refusals.unknown();
      case Consent.Reply.Rejected(var why) ->
          Problem.of(409, "This has been answered, or it is too late to answer it.")
              .because(why.name().toLowerCase(Locale.ROOT).replace('_', '-'))
              .response();
      case Consent.Reply _ ->
          Json.ok(new Answered(id, agree ? Consent.Status.AGREED : Consent.Status.DECLINED));
    };
  }
}
