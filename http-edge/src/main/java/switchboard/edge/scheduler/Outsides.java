package switchboard.edge.scheduler;

import switchboard.engine.privacy.Seals;
import switchboard.engine.scheduler.BusyBook;
import switchboard.engine.scheduler.Channels;
import switchboard.engine.scheduler.Grants;
import switchboard.engine.scheduler.Links;
import switchboard.engine.scheduler.Mirrors;
import switchboard.engine.scheduler.OutsideScheduler;
import switchboard.engine.scheduler.Returned;
import switchboard.engine.tenant.Tenants;

/// All that the traffic with calendars outside needs from the rest of the house.
public record Outsides(
    Tenants tenants,
    OutsideScheduler scheduler,
    Links links,
    Mirrors mirrors,
    Channels channels,
    Grants grants,
    Seals seals,
    BusyBook book,
    Returned returned) {}
