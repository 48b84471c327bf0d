package switchboard.engine.alert;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import switchboard.engine.privacy.Personal;

/// Who takes it.
///
/// @param name empty for whoever is behind the owner's key
/// @param member by place in the chain, if they are in it
public record Taker(
    @JsonInclude(NON_EMPTY) Optional<Personal> name,
    @JsonInclude(NON_EMPTY) Optional<Integer> member,
    Via via) {

  /// How they said so.
  public enum Via {
    TEXT,
    KEY,
    PAGE
  }
}
