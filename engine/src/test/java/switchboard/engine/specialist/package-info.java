/// Tests of specialists.
@NullMarked
package switchboard.engine.specialist;

import org.jspecify.annotations.NullMarked;
