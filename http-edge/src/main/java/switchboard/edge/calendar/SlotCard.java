package switchboard.edge.calendar;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import switchboard.edge.crm.AppointmentCard.Named;
import switchboard.engine.calendar.Availability.Opening;
import switchboard.engine.tenant.Profile;

/// A time that can be had, and with whom.
///
/// @param with the other resources it would take
/// @param sure whether no outside calendar is in doubt
record SlotCard(
    OffsetDateTime start,
    OffsetDateTime end,
    String resource,
    String resourceName,
    List<Named> with,
    boolean sure) {

  /// @param zone whose clock shows the times
  static SlotCard of(Profile profile, ZoneId zone, Opening it) {
    return new SlotCard(
        it.slot().start().atZone(zone).toOffsetDateTime(),
        it.slot().end().atZone(zone).toOffsetDateTime(),
        it.resource(),
        Named.of(profile, it.resource()).name(),
        it.with().stream().map(one -> Named.of(profile, one)).toList(),
        it.sure());
  }
}
