/// A browser's end of a text socket.
@NullMarked
package switchboard.simulator.web;

import org.jspecify.annotations.NullMarked;
