/// A browser's end of a socket.
@NullMarked
package switchboard.edge.socket;

import org.jspecify.annotations.NullMarked;
