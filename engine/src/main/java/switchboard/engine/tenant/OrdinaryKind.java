package switchboard.engine.tenant;

import switchboard.engine.tenant.Profile.Resource.Kind;

/// Matches the kind of resource that need not be written down; for
/// [com.fasterxml.jackson.annotation.JsonInclude#valueFilter].
final class OrdinaryKind {

  @Override
  public boolean equals(Object other) {
    return other == Kind.PERSON;
  }

  @Override
  public int hashCode() {
    return Kind.PERSON.hashCode();
  }
}
