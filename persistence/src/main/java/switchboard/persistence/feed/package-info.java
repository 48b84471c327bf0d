/// Secret addresses of calendars.
@NullMarked
package switchboard.persistence.feed;

import org.jspecify.annotations.NullMarked;
