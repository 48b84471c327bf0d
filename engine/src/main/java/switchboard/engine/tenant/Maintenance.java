package switchboard.engine.tenant;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Optional;
import switchboard.engine.privacy.Personal;

/// How a business has repairs seen to.
///
/// @param categories what kinds of repairs it tells apart; empty: the usual
/// @param contractors whom to call in an emergency
/// @param manager who hears of repairs where a property names nobody
public record Maintenance(
    @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> categories,
    @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) List<Contractor> contractors,
    @JsonInclude(NON_EMPTY) Optional<Contact> manager) {

  /// @param categories what they are called for; empty: everything nobody else is
  public record Contractor(
      String name,
      Personal phone,
      @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> categories) {}

  /// Somebody on the agency's side.
  public record Contact(Personal name, Personal phone) {}

  /// Whom to call about repairs of this kind.
  public Optional<Contractor> contractor(String category) {
    var named = contractors.stream().filter(it -> it.categories().contains(category)).findFirst();
    return named.or(() -> contractors.stream().filter(it -> it.categories().isEmpty()).findFirst());
  }
}
