package switchboard.edge.admin;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.engine.tenant.Limits;
import switchboard.engine.tenant.Rollout;
import switchboard.engine.tenant.Tenant;

/// What is to change about a business; what is left out stays.
///
/// @param reason why it is suspended
/// @param ownerPhone where the owner's alerts go
/// @param rollout which calls are held in a better way than the usual one
/// @param limits how many calls at once
record BusinessChange(
    Optional<String> name,
    Optional<String> address,
    Optional<List<String>> numbers,
    Optional<String> ownerPhone,
    Optional<String> ownerEmail,
    Optional<Tenant.Status> status,
    Optional<String> reason,
    Optional<Rollout> rollout,
    Optional<Limits> limits) {

  boolean empty() {
    return Stream.of(name, address, numbers, ownerPhone, ownerEmail, status, rollout, limits)
        .allMatch(Optional::isEmpty);
  }
}
