/// Google Calendar and its token service on loopback, with the people who move things about in it.
@NullMarked
package switchboard.simulator.google;

import org.jspecify.annotations.NullMarked;
