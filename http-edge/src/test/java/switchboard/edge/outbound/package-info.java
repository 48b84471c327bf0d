/// Tests of the calls a business makes by itself.
@NullMarked
package switchboard.edge.outbound;

import org.jspecify.annotations.NullMarked;
