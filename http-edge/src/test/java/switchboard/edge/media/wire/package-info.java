@NullMarked
package switchboard.edge.media.wire;

import org.jspecify.annotations.NullMarked;
