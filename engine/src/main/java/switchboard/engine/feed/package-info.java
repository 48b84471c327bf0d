/// Calendars that others may read under a secret address.
@NullMarked
package switchboard.engine.feed;

import org.jspecify.annotations.NullMarked;
