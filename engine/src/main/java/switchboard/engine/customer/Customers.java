package switchboard.engine.customer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.Page;

/// The customers of a tenant as people see them. Blocks: call on a virtual thread.
public interface Customers {

  /// @param language they spoke last, BCP 47, where it was not the tenant's own
  record Row(
      String id,
      Optional<String> name,
      Optional<String> phone,
      Optional<String> email,
      Optional<String> address,
      List<String> roles,
      boolean optedOut,
      Instant since,
      Instant lastContact,
      Optional<String> language) {

    public Row(
        String id,
        Optional<String> name,
        Optional<String> phone,
        Optional<String> email,
        Optional<String> address,
        List<String> roles,
        boolean optedOut,
        Instant since,
        Instant lastContact) {
      this(id, name, phone, email, address, roles, optedOut, since, lastContact, Optional.empty());
    }
  }

  /// Latest contact first.
  ///
  /// @param search part of a name, number, address or e-mail
  Page<Row> list(String tenant, Optional<String> search, Optional<String> cursor, int limit);

  Optional<Row> byId(String tenant, String id);
}
