package switchboard.engine.dialogue;

import java.util.List;
import java.util.Optional;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Resource;
import switchboard.engine.tenant.Profile.Resource.Kind;
import switchboard.engine.tenant.Profile.Service;
import switchboard.engine.tool.Result.Upcoming;

/// How the people, properties and appointments of a business are called aloud.
record Naming(Profile profile) {

  private Tongue tongue() {
    return Tongue.of(profile.language());
  }

  Optional<Resource> resource(String id) {
    return profile.resources().stream().filter(it -> it.id().equals(id)).findFirst();
  }

  /// " with Dr. Example": said of those who were asked for, and of people who have a title.
  String with(String resource, Optional<String> asked) {
    boolean named = asked.filter(resource::equals).isPresent();
    return resource(resource)
        .filter(it -> it.kind() == Kind.PERSON && (named || it.title().isPresent()))
        .map(it -> tongue().with(it.name()))
        .orElse("");
  }

  /// The property among them, by its address.
  Optional<String> property(List<String> with) {
    return with.stream()
        .flatMap(it -> resource(it).stream())
        .filter(it -> it.kind() == Kind.PROPERTY)
        .map(it -> it.address().map(Naming::street).orElse(it.name()))
        .findFirst();
  }

  /// "Flat 3, 12 Example Street" of a whole address.
  private static String street(String address) {
    var parts = address.split(",\\s*", -1);
    boolean flat = parts.length > 1 && !parts[0].matches("\\d.*");
    return flat ? parts[0] + ", " + parts[1] : parts[0];
  }

  List<String> properties(List<String> with) {
    return with.stream()
        .filter(it -> resource(it).filter(r -> r.kind() == Kind.PROPERTY).isPresent())
        .toList();
  }

  String property(Upcoming it) {
    return property(it.with()).map(at -> tongue().place(at)).orElse("");
  }

  boolean shows(Service service) {
    return service.needs().contains(Kind.PROPERTY);
  }

  /// Whether whoever has an appointment is a person one keeps to, and not whatever van is free.
  boolean personal(String resource) {
    return resource(resource)
        .filter(it -> it.kind() == Kind.PERSON && it.title().isPresent())
        .isPresent();
  }
}
