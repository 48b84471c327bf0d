/// Tests.
@NullMarked
package switchboard.persistence.calendar;

import org.jspecify.annotations.NullMarked;
