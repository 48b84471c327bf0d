package switchboard.edge.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import switchboard.edge.access.BadParameter;
import switchboard.edge.access.Visit;
import switchboard.engine.Phone;
import switchboard.engine.calendar.Slot;
import switchboard.engine.customer.Customer.Details;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Service;

/// An appointment somebody asks for.
///
/// @param customer the id of one who is known; else `newcomer` tells who it is
/// @param resource who shall do it, if it matters
/// @param with what else it shall take
/// @param overrule whether opening hours and the like do not matter this once
record NewAppointment(
    Optional<String> customer,
    Optional<Details> newcomer,
    Service service,
    Slot slot,
    Optional<String> resource,
    List<String> with,
    boolean emergency,
    boolean overrule) {

  static final Duration LONGEST = Duration.ofHours(24);
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._~=-]{1,120}");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\",;]{1,64}@[^\\s@<>\",;]{3,250}");
  private static final int MOST_BESIDE = 10;

  static NewAppointment of(Visit visit, Body body) {
    body.only(
        "customer",
        "newCustomer",
        "service",
        Starts.START,
        Starts.LOCAL,
        Starts.ZONE,
        "end",
        "resource",
        "with",
        "emergency",
        "overrule");
    var profile = visit.profile();
    var service = service(profile, body);
    var customer = body.line("customer", 120).map(it -> id("customer", it));
    var newcomer = body.object("newCustomer").map(it -> newcomer(profile, it));
    if (customer.isPresent() == newcomer.isPresent())
      throw new BadParameter("customer", "Give either customer or newCustomer.");
    var start = Body.required(Starts.START, Starts.of(body, visit.zone()));
    var resource = resource(profile, body);
    return new NewAppointment(
        customer,
        newcomer,
        service,
        slot(body, start, service.duration()),
        resource,
        with(profile, body, resource).orElse(List.of()),
        body.flag("emergency").orElse(false),
        body.flag("overrule").orElse(false));
  }

  static Service service(Profile profile, Body body) {
    var id = Body.required("service", body.line("service", 120));
    return profile
        .service(id)
        .orElseThrow(() -> new BadParameter("service", "This business has no such service."));
  }

  /// From the start to the `end` that is given, or as long as usual.
  static Slot slot(Body body, Instant start, Duration usual) {
    var end = body.instant("end").orElse(start.plus(usual));
    if (!start.isBefore(end)) throw new BadParameter("end", "end must be after start.");
    if (start.plus(LONGEST).isBefore(end))
      throw new BadParameter("end", "end must be at most 24 hours after start.");
    return new Slot(start, end);
  }

  static Optional<String> resource(Profile profile, Body body) {
    return body.line("resource", 120).map(it -> known(profile, "resource", it));
  }

  static Optional<List<String>> with(Profile profile, Body body, Optional<String> resource) {
    var with = body.names("with", MOST_BESIDE);
    with.ifPresent(all -> all.forEach(it -> known(profile, "with", it)));
    if (with.isPresent() && resource.filter(with.get()::contains).isPresent())
      throw new BadParameter("with", "with names what is taken beside the resource.");
    return with;
  }

  static String id(String name, String text) {
    if (ID.matcher(text).matches()) return text;
    throw new BadParameter(name, name + " is not an id.");
  }

  private static String known(Profile profile, String name, String id) {
    if (profile.resource(id).isPresent()) return id;
    throw new BadParameter(name, "This business has no such resource.");
  }

  private static Details newcomer(Profile profile, Body body) {
    body.only("name", "phone", "email", "address");
    return new Details(
        Optional.of(new Personal(Body.required(body.name("name"), body.line("name", 200)))),
        body.line("phone", 40).map(it -> phone(profile, body, it)),
        body.line("email", 320).map(it -> email(body, it)),
        body.line("address", 500).map(Personal::new));
  }

  private static Personal phone(Profile profile, Body body, String text) {
    return Phone.of(text, profile.country())
        .map(it -> new Personal(it.e164()))
        .orElseThrow(() ->
            new BadParameter(
                body.name("phone"),
                "This is no number, or not one of this country: +15555550100."));
  }

  private static Personal email(Body body, String text) {
    if (EMAIL.matcher(text).matches()) return new Personal(text);
    throw new BadParameter(body.name("email"), "This is not an e-mail address.");
  }

  /// All of it as one text, for telling two of them apart.
  String whole() {
    var person =
        newcomer
            .map(it ->
                List.of(
                    plain(it.name()), plain(it.phone()), plain(it.email()), plain(it.address())))
            .orElse(List.of());
    return List.of(
            customer.orElse(""),
            person,
            service.id(),
            slot,
            resource.orElse(""),
            with,
            emergency,
            overrule)
        .toString();
  }

  private static String plain(Optional<Personal> it) {
    return it.map(Personal::text).orElse("");
  }
}
