/// Duties as a table: what calendars call for, and who works on it.
@NullMarked
package switchboard.persistence.duty;

import org.jspecify.annotations.NullMarked;
