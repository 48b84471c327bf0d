/// Google Calendar: its wire format, its permissions, its notifications.
@NullMarked
package switchboard.edge.google;

import org.jspecify.annotations.NullMarked;
