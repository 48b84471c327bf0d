/// Calls whose sound is understood by one service and spoken by another, while we think ourselves.
@NullMarked
package switchboard.edge.cascade;

import org.jspecify.annotations.NullMarked;
