/// Where the traffic with calendars outside stands: how far they are read, what was pushed to them.
@NullMarked
package switchboard.persistence.google;

import org.jspecify.annotations.NullMarked;
