/// Times and appointments over HTTP: finding, making, moving, giving back.
@NullMarked
package switchboard.edge.calendar;

import org.jspecify.annotations.NullMarked;
