package switchboard.edge.calendar;

import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import switchboard.edge.access.BadParameter;
import switchboard.edge.access.Visit;
import switchboard.edge.http.Json;
import switchboard.engine.calendar.Appointment;
import switchboard.engine.calendar.Availability;
import switchboard.engine.calendar.Availability.Busy;
import switchboard.engine.calendar.Availability.Opening;
import switchboard.engine.calendar.Calendar.Reason;
import switchboard.engine.calendar.Calendar.Terms;
import switchboard.engine.calendar.Finder.Search;
import switchboard.engine.calendar.Planner;
import switchboard.engine.calendar.Planner.Answer;
import switchboard.engine.calendar.Planner.Plan;
import switchboard.engine.calendar.Planner.Standing;
import switchboard.engine.calendar.TenantRules;
import switchboard.engine.calendar.Wish;
import switchboard.engine.customer.Acquaintance;
import switchboard.engine.customer.Customer;
import switchboard.engine.customer.Customer.Details;
import switchboard.engine.customer.Customer.Role;
import switchboard.engine.customer.Customer.Source;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.Profile;

/// Makes an appointment for somebody, once, however often it is asked for under the same key. Who
/// does not get the time is told why, and what else there is. Blocks.
///
/// @param ids new ones
record Making(
    Planner planner,
    Alternatives alternatives,
    Acquaintance acquaintance,
    Repeats repeats,
    Shown shown,
    Clock clock,
    Supplier<String> ids) {

  private static final String WHAT = "appointment";

  /// Who shall do it, or why nobody can.
  private sealed interface Choice {
    record Chosen(String resource, List<String> with) implements Choice {

      static Chosen of(String text) {
        var parts = List.of(text.split("\\|", -1));
        return new Chosen(parts.getFirst(), parts.subList(1, parts.size()));
      }

      String text() {
        return String.join("|", Stream.concat(Stream.of(resource), with.stream()).toList());
      }
    }

    record Nobody(Reason why) implements Choice {}
  }

  HttpResponse make(Visit visit, Body body) {
    var asked = NewAppointment.of(visit, body);
    asked.customer().ifPresent(it -> known(visit, it));
    var key = Repeats.key(visit.request());
    var far = Grace.tooFar(asked.slot().start(), clock.instant());
    if (far) return refused(visit, asked, "", Reason.TOO_FAR);
    var id = "a" + key.map(it -> Repeats.id(visit.id(), WHAT, it)).orElseGet(ids);
    var before = key.flatMap(it -> repeats.known(visit.id(), WHAT, it, asked.whole()));
    if (before.isPresent()) return made(visit, asked, id, before.get());
    return switch (choice(visit, asked, id)) {
      case Choice.Nobody(var why) -> refused(visit, asked, id, why);
      case Choice.Chosen it ->
          key.map(one -> repeats.claim(visit.id(), WHAT, one, asked.whole(), it.text()))
              .map(claim -> made(visit, asked, id, claim))
              .orElseGet(() -> made(visit, asked, id, it));
    };
  }

  private void known(Visit visit, String customer) {
    if (shown.customer(visit, customer).isEmpty())
      throw new BadParameter("customer", "This business has no such customer.");
  }

  private Choice choice(Visit visit, NewAppointment asked, String id) {
    if (asked.resource().isPresent() && (asked.overrule() || complete(visit.profile(), asked)))
      return new Choice.Chosen(asked.resource().get(), asked.with());
    return alternatives
        .exactly(search(visit, asked, id), asked.slot().start(), visit.zone())
        .<Choice>map(it -> new Choice.Chosen(it.resource(), it.with()))
        .orElseGet(() -> nobody(visit, asked));
  }

  /// Whether everything the service needs is named.
  private static boolean complete(Profile profile, NewAppointment asked) {
    var kinds =
        asked.with().stream()
            .flatMap(it -> profile.resource(it).stream())
            .map(Profile.Resource::kind)
            .toList();
    return kinds.containsAll(asked.service().needs());
  }

  /// The rules say why, or else it is that everybody is busy.
  private Choice nobody(Visit visit, NewAppointment asked) {
    if (asked.overrule())
      throw new BadParameter("resource", "Nobody is free then: name who shall do it all the same.");
    if (asked.slot().start().isBefore(clock.instant())) return new Choice.Nobody(Reason.SLOT_PAST);
    var profile = visit.profile();
    var lead =
        asked
            .resource()
            .or(() ->
                profile.leads(asked.service()).stream().findFirst().map(Profile.Resource::id));
    var why =
        lead.flatMap(it ->
            Availability.refusal(
                profile,
                asked.service(),
                asked.emergency(),
                List.of(new Busy(it, List.of())),
                new Opening(it, asked.slot(), asked.with(), true),
                clock.instant()));
    return new Choice.Nobody(why.map(TenantRules::reason).orElse(Reason.SLOT_TAKEN));
  }

  private HttpResponse made(Visit visit, NewAppointment asked, String id, Repeats.Claim claim) {
    if (!claim.same()) return Repeats.otherwise();
    var chosen = Choice.Chosen.of(claim.decided());
    var at = new Standing(visit.id(), id, chosen.resource());
    var stands =
        Writing.answered(planner.find(at))
            .filter(it -> it.status() != Appointment.Status.HELD)
            .isPresent();
    return stands ? created(visit, shown.now(at)) : made(visit, asked, id, chosen);
  }

  /// Kept first, so that nobody becomes a customer for a time they cannot have.
  private HttpResponse made(Visit visit, NewAppointment asked, String id, Choice.Chosen chosen) {
    var customer = customer(visit, asked, id);
    var plan = plan(visit, asked, id, chosen, customer);
    var held =
        Grace.answer(asked.overrule(), clock, it -> planner.hold(plan.apply(it), Planner.HOLD));
    if (held instanceof Answer.Refused(var why)) return refused(visit, asked, id, why);
    asked.newcomer().ifPresent(it -> meet(visit, customer, it));
    return switch (Writing.answered(planner.confirm(plan.apply(Terms.STRICT)))) {
      case Answer.Refused(var why) -> refused(visit, asked, id, why);
      case Answer.Done done -> {
        promote(visit, customer);
        yield created(visit, new Standing(visit.id(), id, done.resource()));
      }
    };
  }

  private static Function<Terms, Plan> plan(
      Visit visit, NewAppointment asked, String id, Choice.Chosen chosen, String customer) {
    var service = asked.service();
    var about =
        new switchboard.engine.calendar.Visit(
            customer, "", service.id(), asked.emergency(), service.before(), service.after());
    return terms ->
        new Plan(visit.id(), id, about, chosen.resource(), chosen.with(), asked.slot(), terms);
  }

  private String customer(Visit visit, NewAppointment asked, String id) {
    return asked
        .newcomer()
        .map(it -> Writing.answered(acquaintance.owner(visit.id(), it, "c" + id)))
        .or(asked::customer)
        .orElseThrow();
  }

  private void meet(Visit visit, String customer, Details details) {
    Writing.answered(acquaintance.meet(visit.id(), customer, Source.MANUAL, details));
  }

  /// Whoever has an appointment is more than somebody who asked; not knowing that harms nobody.
  private void promote(Visit visit, String customer) {
    var _ =
        acquaintance
            .customers()
            .<Customer.Reply>ask(
                EntityIds.of(visit.id(), customer),
                to -> new Customer.Command.AddRole(Role.CUSTOMER, to));
  }

  private HttpResponse created(Visit visit, Standing at) {
    return HttpResponse.create()
        .withStatus(StatusCodes.CREATED)
        .addHeader(RawHeader.create("Location", "/v1/crm/appointments/" + at.id()))
        .withEntity(Json.entity(shown.card(visit, at)));
  }

  private HttpResponse refused(Visit visit, NewAppointment asked, String id, Reason why) {
    var near = alternatives.near(visit, search(visit, asked, id), asked.slot().start());
    return Refusals.of(why).offering(near).response();
  }

  private static Search search(Visit visit, NewAppointment asked, String id) {
    var wish = Wish.ANY.by(asked.resource()).with(asked.with());
    return Search.of(visit.id(), asked.service().id())
        .urgent(asked.emergency())
        .wishing(wish)
        .moving(id);
  }
}
