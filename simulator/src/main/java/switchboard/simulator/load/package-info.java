/// Many callers at once, and how long they waited for an answer.
@NullMarked
package switchboard.simulator.load;

import org.jspecify.annotations.NullMarked;
