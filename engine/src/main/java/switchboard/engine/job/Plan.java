package switchboard.engine.job;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Optional;
import switchboard.engine.privacy.Personal;

/// What is to be done for a customer, by when, and who looks after it.
///
/// @param title what the customer calls it
/// @param invoice the number or address of an invoice kept elsewhere
public record Plan(
    String customer,
    Personal title,
    @JsonInclude(NON_EMPTY) Optional<Personal> manager,
    @JsonInclude(NON_EMPTY) Optional<LocalDate> deadline,
    @JsonInclude(NON_EMPTY) Optional<String> invoice) {

  public Plan(String customer, Personal title) {
    this(customer, title, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// The same with what has been settled anew.
  Plan with(Event.Changed it) {
    return new Plan(
        customer,
        it.title().orElse(title),
        it.manager().or(() -> manager),
        it.deadline().or(() -> deadline),
        it.invoice().or(() -> invoice));
  }
}
