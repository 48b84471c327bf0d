/// What changes, told to the owner's pages as it changes.
@NullMarked
package switchboard.edge.live;

import org.jspecify.annotations.NullMarked;
