package switchboard.persistence.view;

import org.apache.pekko.persistence.typed.PersistenceId;

/// Which entity of which tenant. An entity's id is `tenant:rest`; a tenant's own is `tenant` alone,
/// and `id` is then the tenant too.
public record EntityId(String tenant, String id) {

  /// @param persistenceId such as `conversation|acme:CA1`
  public static EntityId of(String persistenceId) {
    var entity = PersistenceId.extractEntityId(persistenceId);
    var colon = entity.indexOf(':');
    return colon < 0
        ? new EntityId(entity, entity)
        : new EntityId(entity.substring(0, colon), entity.substring(colon + 1));
  }
}
