package switchboard.engine.property;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import switchboard.engine.privacy.Personal;

/// Who has to do with a property.
///
/// @param renter the customer who lives there
/// @param landlord the customer who owns it
/// @param manager who sees to it on the agency's side
public record Tenancy(
    @JsonInclude(NON_EMPTY) Optional<String> renter,
    @JsonInclude(NON_EMPTY) Optional<String> landlord,
    @JsonInclude(NON_EMPTY) Optional<Contact> manager) {

  public static final Tenancy NONE =
      new Tenancy(Optional.empty(), Optional.empty(), Optional.empty());

  /// @param phone E.164
  public record Contact(Personal name, @JsonInclude(NON_EMPTY) Optional<Personal> phone) {}
}
