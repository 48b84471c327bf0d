package switchboard.engine.customer;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import switchboard.engine.privacy.Personal;

/// What somebody has to do with the business, beyond their name.
///
/// @param property id of the only property they rent or let
/// @param address of it, or of the first of several that they let
/// @param looking the home they look for
/// @param viewed the address of the property they viewed last
public record Context(
    @JsonInclude(NON_EMPTY) Optional<Standing> standing,
    @JsonInclude(NON_EMPTY) Optional<String> property,
    @JsonInclude(NON_EMPTY) Optional<Personal> address,
    @JsonInclude(NON_EMPTY) Optional<Requirements> looking,
    @JsonInclude(NON_EMPTY) Optional<Personal> viewed) {

  public static final Context NONE =
      new Context(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /// What somebody is to a business that lets homes.
  public enum Standing {
    RENTER,
    LANDLORD
  }

  /// Empty where nothing is known.
  public Optional<Context> said() {
    return equals(NONE) ? Optional.empty() : Optional.of(this);
  }
}
