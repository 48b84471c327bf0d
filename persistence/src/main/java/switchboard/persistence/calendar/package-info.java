/// The appointments as a table that can be watched.
@NullMarked
package switchboard.persistence.calendar;

import org.jspecify.annotations.NullMarked;
