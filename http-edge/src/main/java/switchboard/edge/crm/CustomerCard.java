package switchboard.edge.crm;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import switchboard.edge.access.Visit;
import switchboard.engine.customer.Customers;

/// A customer as the API shows them.
///
/// @param language they spoke last, BCP 47; absent where it was the tenant's own
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record CustomerCard(
    String id,
    Optional<String> name,
    Optional<String> phone,
    Optional<String> email,
    Optional<String> address,
    List<String> roles,
    boolean optedOut,
    OffsetDateTime since,
    OffsetDateTime lastContact,
    Optional<String> language) {

  static CustomerCard of(Visit visit, Customers.Row it) {
    return new CustomerCard(
        it.id(),
        it.name(),
        it.phone(),
        it.email(),
        it.address(),
        it.roles().stream().map(role -> role.toLowerCase(Locale.ROOT)).toList(),
        it.optedOut(),
        visit.at(it.since()),
        visit.at(it.lastContact()),
        it.language());
  }
}
