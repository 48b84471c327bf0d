package switchboard.edge.admin;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.engine.tenant.Tenant;

/// What is to change about a business; what is left out stays.
///
/// @param reason why it is suspended
/// @param ownerPhone where the owner's alerts go
record BusinessChange(
    Optional<String> name,
    Optional<String> address,
    Optional<List<String>> numbers,
    Optional<String> ownerPhone,
    Optional<String> ownerEmail,
    Optional<Tenant.Status> status,
    Optional<String> reason) {

  boolean empty() {
    return Stream.of(name, address, numbers, ownerPhone, ownerEmail, status)
        .allMatch(Optional::isEmpty);
  }
}
