/// Calls a business makes by itself: when they fall due, and the owner's API.
@NullMarked
package switchboard.edge.outbound;

import org.jspecify.annotations.NullMarked;
