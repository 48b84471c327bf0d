package switchboard.engine.calendar;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import switchboard.engine.calendar.Availability.Busy;
import switchboard.engine.calendar.Availability.Opening;
import switchboard.engine.calendar.Availability.Refusal;
import switchboard.engine.calendar.Calendar.Reason;
import switchboard.engine.tenant.Planning.Cancellation;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Tenants;
import switchboard.engine.tenant.Tenants.Card;

/// The rules in a tenant's profile, as it is at the moment of asking. A tenant this node has not
/// heard of yet refuses nobody.
public record TenantRules(Tenants tenants, String tenant, String resource) implements Rulebook {

  @Override
  public Optional<Reason> against(Visit visit, Slot slot, Busy busy, Instant now) {
    return profile().flatMap(it -> against(it, visit, slot, busy, now));
  }

  private Optional<Reason> against(
      Profile profile, Visit visit, Slot slot, Busy busy, Instant now) {
    var service = profile.service(visit.service());
    if (service.isEmpty()) return Optional.of(Reason.NO_SUCH_SERVICE);
    var opening = new Opening(resource, slot, visit.with(), true);
    return Availability.refusal(
            profile, service.get(), visit.emergency(), List.of(busy), opening, now)
        .map(TenantRules::reason);
  }

  public static Reason reason(Refusal refusal) {
    return switch (refusal) {
      case TAKEN, UNKNOWN -> Reason.SLOT_TAKEN;
      case TOO_SOON -> Reason.TOO_SOON;
      case TOO_FAR -> Reason.TOO_FAR;
      case CLOSED -> Reason.CLOSED;
      case OFF_STEP -> Reason.OFF_STEP;
      case WRONG_LENGTH -> Reason.WRONG_LENGTH;
      case NOT_ABLE -> Reason.NOT_ABLE;
      case DAY_FULL -> Reason.DAY_FULL;
      case RESERVED -> Reason.RESERVED;
    };
  }

  @Override
  public boolean late(Slot slot, Instant now) {
    return profile()
        .flatMap(it -> it.planning().cancellation())
        .map(Cancellation::window)
        .filter(it -> now.isAfter(slot.start().minus(it)))
        .isPresent();
  }

  @Override
  public ZoneId zone() {
    return profile().map(Profile::zone).orElse(ZoneOffset.UTC);
  }

  private Optional<Profile> profile() {
    return tenants.byId(tenant).map(Card::profile);
  }
}
