package switchboard.edge.scheduler;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.engine.scheduler.Grants;
import switchboard.engine.scheduler.Links.Wanted;
import switchboard.engine.scheduler.OutsideScheduler.Connection;
import switchboard.engine.scheduler.Source;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Resource;
import switchboard.engine.tenant.Tenants;

/// Where the calendars outside are that stand behind the names of sources: as profiles say, or as
/// the owners of calendars have granted.
public record Addresses(Tenants tenants, Grants grants) {

  private static final String OWN = "primary";

  /// What a profile wants to be read.
  static List<Wanted> wanted(Profile profile) {
    return profile.resources().stream().flatMap(Addresses::wanted).distinct().toList();
  }

  private static Stream<Wanted> wanted(Resource resource) {
    return sources(resource).map(it -> new Wanted(resource.id(), it));
  }

  private static Stream<Source> sources(Resource resource) {
    var google = resource.outside().flatMap(Resource.Outside::google).map(Source::google);
    var ics = resource.outside().stream().flatMap(it -> it.ics().stream()).map(Source::ics);
    return Stream.concat(google.stream(), ics);
  }

  /// The calendar that appointments of a resource are mirrored to: what its owner has connected, or
  /// else what the profile names.
  public Optional<Connection> connection(String tenant, String resource) {
    return grants
        .of(tenant, resource)
        .map(it -> new Connection(tenant, resource, it.calendar(), Optional.of(it.refresh())))
        .or(() -> named(tenant, resource));
  }

  private Optional<Connection> named(String tenant, String resource) {
    return outside(tenant, resource)
        .flatMap(Resource.Outside::google)
        .map(it -> new Connection(tenant, resource, it, Optional.empty()));
  }

  /// The same calendar to read from, if this source still is one.
  Optional<Connection> google(String tenant, String resource, Source source) {
    return Stream.of(connection(tenant, resource), named(tenant, resource))
        .flatMap(Optional::stream)
        .filter(it -> of(it).equals(source))
        .findFirst();
  }

  /// Names what is connected. Everybody's own calendar is called `primary`, so it is not by its
  /// name alone that it is known.
  public static Source of(Connection connection) {
    var own = connection.calendar().equals(OWN);
    return Source.google(own ? OWN + " of " + connection.resource() : connection.calendar());
  }

  Optional<String> feed(String tenant, String resource, Source source) {
    return outside(tenant, resource).stream()
        .flatMap(it -> it.ics().stream())
        .filter(it -> Source.ics(it).equals(source))
        .findFirst();
  }

  private Optional<Resource.Outside> outside(String tenant, String resource) {
    return tenants
        .byId(tenant)
        .flatMap(it -> it.profile().resource(resource))
        .flatMap(Resource::outside);
  }
}
