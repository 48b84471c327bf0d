/// Specialists: when to ask them, whom, what they know, and how their answers become one.
@NullMarked
package switchboard.engine.specialist;

import org.jspecify.annotations.NullMarked;
