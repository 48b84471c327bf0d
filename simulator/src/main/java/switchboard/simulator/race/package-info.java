/// Many who want the same time at once, by every way there is, while nodes die.
@NullMarked
package switchboard.simulator.race;

import org.jspecify.annotations.NullMarked;
