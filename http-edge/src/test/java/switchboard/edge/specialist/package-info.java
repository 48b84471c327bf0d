/// Tests of the owner's door to specialists.
@NullMarked
package switchboard.edge.specialist;

import org.jspecify.annotations.NullMarked;
