package switchboard.node;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Tenants;
import switchboard.persistence.duty.DutyReaction.Reminders;

/// Reminds as each tenant's profile says, on the tenant's clock.
record Reminding(Tenants tenants) implements Reminders {

  @Override
  public List<Duration> of(String tenant) {
    return tenants.byId(tenant).map(it -> it.profile().planning().reminding()).orElse(List.of());
  }

  @Override
  public ZoneId zone(String tenant) {
    return tenants
        .byId(tenant)
        .map(Tenants.Card::profile)
        .map(Profile::zone)
        .orElse(ZoneOffset.UTC);
  }
}
