/// Whether the process lives, is ready, and what it has counted.
@NullMarked
package switchboard.edge.ops;

import org.jspecify.annotations.NullMarked;
