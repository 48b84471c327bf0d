/// Tests of how calls are held and go on.
@NullMarked
package switchboard.edge.ladder;

import org.jspecify.annotations.NullMarked;
