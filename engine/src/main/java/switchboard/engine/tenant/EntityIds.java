package switchboard.engine.tenant;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Ids of entities: `acme`, `acme:7f3c`, `acme:phone:Zm9v`. Every id begins with its tenant, so
/// that nothing of one tenant can be reached from another. Ids stand in the journal in the clear:
/// addresses of people appear in them only as keyed hashes.
public final class EntityIds {

  private static final Pattern TENANT = Pattern.compile("[a-z0-9-]{2,40}");
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9._~=-]{1,120}");

  private EntityIds() {}

  public static boolean isTenant(String text) {
    return TENANT.matcher(text).matches();
  }

  /// @throws IllegalArgumentException if a part could be mistaken for something else
  public static String of(String tenant, String... parts) {
    if (!isTenant(tenant)) throw new IllegalArgumentException("not the id of a tenant");
    for (var part : parts)
      if (!PART.matcher(part).matches()) throw new IllegalArgumentException("not a part of an id");
    return Stream.concat(Stream.of(tenant), Stream.of(parts)).collect(Collectors.joining(":"));
  }

  /// The tenant an entity belongs to.
  ///
  /// @throws IllegalArgumentException if it is not the id of an entity
  public static String tenant(String id) {
    var colon = id.indexOf(':');
    var tenant = colon < 0 ? id : id.substring(0, colon);
    if (!isTenant(tenant)) throw new IllegalArgumentException("not the id of an entity");
    return tenant;
  }
}
