/// The contract and its pages over real sockets.
@NullMarked
package switchboard.edge.docs;

import org.jspecify.annotations.NullMarked;
