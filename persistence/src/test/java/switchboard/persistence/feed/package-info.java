/// Secret addresses of calendars, tested.
@NullMarked
package switchboard.persistence.feed;

import org.jspecify.annotations.NullMarked;
