package switchboard.edge.admin;

import java.util.List;
import switchboard.engine.Phone;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Tenant;
import switchboard.engine.tenant.Tenants;

/// A business as the platform lists it.
///
/// @param version of its profile
record BusinessCard(
    String id,
    String name,
    String vertical,
    String zone,
    Tenant.Status status,
    List<String> numbers,
    boolean demo,
    long version) {

  static BusinessCard of(Tenants.Card it) {
    return of(it.id(), it.profile(), it.status(), it.version());
  }

  static BusinessCard of(String id, Profile profile, Tenant.Status status, long version) {
    return new BusinessCard(
        id,
        profile.name(),
        profile.vertical(),
        profile.zone().getId(),
        status,
        profile.numbers().stream().map(Phone::e164).toList(),
        profile.demo(),
        version);
  }
}
