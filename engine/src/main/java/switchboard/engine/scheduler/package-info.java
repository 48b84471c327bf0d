/// Calendars kept elsewhere: read for when somebody is busy, and given a mirror of our
/// appointments.
@NullMarked
package switchboard.engine.scheduler;

import org.jspecify.annotations.NullMarked;
