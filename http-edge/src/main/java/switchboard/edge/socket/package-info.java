/// Sockets that stay open while two sides talk: browsers at the one end of some, speech vendors at
/// the other end of others. All are bounded both ways.
@NullMarked
package switchboard.edge.socket;

import org.jspecify.annotations.NullMarked;
