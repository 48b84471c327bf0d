/// The traffic with calendars outside: busy times in, mirrors of our appointments out.
@NullMarked
package switchboard.edge.scheduler;

import org.jspecify.annotations.NullMarked;
