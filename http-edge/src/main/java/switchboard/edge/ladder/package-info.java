/// Which way a call is held, and how it goes on when that way gives way.
@NullMarked
package switchboard.edge.ladder;

import org.jspecify.annotations.NullMarked;
