package switchboard.edge.estate;

import static switchboard.edge.calendar.Body.required;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import switchboard.edge.access.BadParameter;
import switchboard.edge.access.Visit;
import switchboard.edge.calendar.Body;
import switchboard.engine.Phone;
import switchboard.engine.privacy.Personal;
import switchboard.engine.property.Listing;
import switchboard.engine.property.Listing.Deal;
import switchboard.engine.property.Listing.Medium;
import switchboard.engine.property.Listing.Per;
import switchboard.engine.property.Listing.Status;
import switchboard.engine.property.Tenancy;
import switchboard.engine.tenant.Profile.Resource.Kind;

/// A property as somebody writes it down: all of it, or what is different now.
///
/// @param before what it was; empty when it is new
record Written(Visit visit, Body body, Optional<Listing> before) {

  static final Map<String, Deal> DEALS = new TreeMap<>(Body.named(Deal.values()));
  static final Map<String, Listing.Type> TYPES = new TreeMap<>(Body.named(Listing.Type.values()));
  static final Map<String, Status> STATUSES = new TreeMap<>(Body.named(Status.values()));
  private static final Map<String, Per> PERS = new TreeMap<>(Body.named(Per.values()));

  static final long DEAREST = 100_000_000_000_00L;

  static final String[] FIELDS = {
    "deal",
    "type",
    "bedrooms",
    "bathrooms",
    "priceMinor",
    "per",
    "address",
    "area",
    "postcode",
    "status",
    "availableFrom",
    "features",
    "description",
    "resource",
    "media",
    "tenancy"
  };

  Listing listing(String id, String reference) {
    var deal = either("deal", body.choice("deal", DEALS), Listing::deal);
    return new Listing(
        id,
        reference,
        deal,
        either("type", body.choice("type", TYPES), Listing::type),
        either("bedrooms", count("bedrooms"), Listing::bedrooms),
        count("bathrooms").or(() -> before.flatMap(Listing::bathrooms)),
        either("priceMinor", body.whole("priceMinor", 0, DEAREST), Listing::priceMinor),
        before.map(Listing::currency).orElse(visit.profile().currency()),
        per(deal),
        either("address", body.line("address", 300), Listing::address),
        either("area", body.line("area", 120), Listing::area),
        body.line("postcode", 20).or(() -> before.flatMap(Listing::postcode)),
        body.choice("status", STATUSES)
            .orElseGet(() -> before.map(Listing::status).orElse(Status.AVAILABLE)),
        body.date("availableFrom").or(() -> before.flatMap(Listing::availableFrom)),
        body.texts("features", 40, 80).orElseGet(() -> list(Listing::features)),
        body.lines("description", 5000).or(() -> before.flatMap(Listing::description)),
        resource().or(() -> before.flatMap(Listing::resource)),
        media().orElseGet(() -> list(Listing::media)));
  }

  private <T> T either(
      String name, Optional<T> written, java.util.function.Function<Listing, T> was) {
    return required(name, written.or(() -> before.map(was)));
  }

  private <T> List<T> list(java.util.function.Function<Listing, List<T>> was) {
    return before.map(was).orElse(List.of());
  }

  private Optional<Integer> count(String name) {
    return body.whole(name, 0, 99).map(Long::intValue);
  }

  /// A rent is by the month unless it says otherwise; a price is paid once.
  private Optional<Per> per(Deal deal) {
    var written = body.choice("per", PERS);
    if (deal == Deal.RENT)
      return written.or(() -> before.flatMap(Listing::per)).or(() -> Optional.of(Per.MONTH));
    if (written.isPresent()) throw new BadParameter("per", "per is for rents only.");
    return Optional.empty();
  }

  private Optional<String> resource() {
    return body.line("resource", 120)
        .map(it -> {
          var known = visit.profile().resource(it).filter(one -> one.kind() == Kind.PROPERTY);
          if (known.isPresent()) return it;
          throw new BadParameter("resource", "resource must be a resource of kind PROPERTY.");
        });
  }

  private Optional<List<Medium>> media() {
    return body.objects("media", 60).map(all -> all.stream().map(Written::medium).toList());
  }

  private static Medium medium(Body it) {
    it.only("kind", "url");
    var kinds = Map.of("image", "image", "floorPlan", "floorPlan", "epc", "epc", "tour", "tour");
    var kind = required(it.name("kind"), it.choice("kind", kinds));
    var url = required(it.name("url"), it.line("url", 1000));
    if (web(url)) return new Medium(kind, url);
    throw new BadParameter(it.name("url"), it.name("url") + " must be an address of the web.");
  }

  private static boolean web(String text) {
    try {
      var uri = URI.create(text);
      return uri.getHost() != null && Set.of("https", "http").contains("" + uri.getScheme());
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /// Who has to do with it from now on, if anything is said of that.
  Optional<Tenancy> tenancy() {
    return body.object("tenancy")
        .map(it -> {
          it.only("renter", "landlord", "manager", "managerPhone");
          Supplier<Optional<Personal>> phone = () -> phone(it);
          return new Tenancy(
              it.line("renter", 120),
              it.line("landlord", 120),
              it.line("manager", 120)
                  .map(name -> new Tenancy.Contact(new Personal(name), phone.get())));
        });
  }

  private Optional<Personal> phone(Body it) {
    return it.line("managerPhone", 40)
        .map(text ->
            Phone.of(text, visit.profile().country())
                .map(phone -> new Personal(phone.e164()))
                .orElseThrow(() ->
                    new BadParameter(
                        it.name("managerPhone"),
                        it.name("managerPhone") + " must be a telephone number.")));
  }
}
