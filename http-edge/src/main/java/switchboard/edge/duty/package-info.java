/// Work that falls due, done by whichever node takes it.
@NullMarked
package switchboard.edge.duty;

import org.jspecify.annotations.NullMarked;
