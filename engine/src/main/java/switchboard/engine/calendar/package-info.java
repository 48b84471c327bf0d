/// Appointments without double booking: one writer per resource, and the one availability function
/// that offers slots and accepts them.
@NullMarked
package switchboard.engine.calendar;

import org.jspecify.annotations.NullMarked;
