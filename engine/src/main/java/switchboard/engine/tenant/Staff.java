package switchboard.engine.tenant;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import switchboard.engine.privacy.Personal;

/// Somebody of the business itself, who may ask about it from their own telephone. The number alone
/// opens nothing personal, for it can be forged; see [switchboard.engine.pin.Pins].
///
/// @param id in the tenant
/// @param phone E.164, from which they call and text
/// @param resource whose schedule is theirs, if anybody's
public record Staff(
    String id, String name, Personal phone, @JsonInclude(NON_EMPTY) Optional<String> resource) {

  /// Whoever gets the owner's alerts, unless somebody else is registered with that number.
  public static final String OWNER = "owner";

  /// Everybody of the business.
  public static List<Staff> of(Profile profile) {
    var all = new ArrayList<>(profile.alerts().staff());
    profile
        .alerts()
        .phone()
        .filter(phone -> !phone.erased() && known(all, phone).isEmpty())
        .filter(_ -> all.stream().noneMatch(it -> it.id().equals(OWNER)))
        .ifPresent(phone -> all.add(new Staff(OWNER, "", phone, Optional.empty())));
    return List.copyOf(all);
  }

  public static Optional<Staff> of(Profile profile, String id) {
    return of(profile).stream().filter(it -> it.id().equals(id)).findFirst();
  }

  /// Whose number that is.
  public static Optional<Staff> calling(Profile profile, Optional<Personal> phone) {
    return phone.flatMap(it -> known(of(profile), it));
  }

  private static Optional<Staff> known(List<Staff> all, Personal phone) {
    return all.stream().filter(it -> it.phone().text().equals(phone.text())).findFirst();
  }
}
