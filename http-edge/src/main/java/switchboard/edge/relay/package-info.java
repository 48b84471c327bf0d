/// Calls over a text socket: the network hears and speaks, we read and write.
@NullMarked
package switchboard.edge.relay;

import org.jspecify.annotations.NullMarked;
