package switchboard.engine.tenant;

import java.util.Collection;
import java.util.Optional;
import switchboard.engine.Phone;
import switchboard.engine.tenant.Tenant.KeyKind;
import switchboard.engine.tenant.Tenant.Status;

/// The tenants as every node knows them: in memory, at most seconds old, and still there when the
/// database is not.
public interface Tenants {

  /// A tenant at one version of its profile.
  record Card(String id, Profile profile, Status status, long version) {

    public boolean active() {
      return status == Status.ACTIVE;
    }
  }

  Optional<Card> byId(String id);

  Optional<Card> byNumber(Phone dialled);

  /// The tenant that owns the key with this hash (see [Keys#hash]).
  Optional<Card> byKey(KeyKind kind, String hash);

  Collection<Card> all();
}
