/// Callers who follow a script, and answer what they are asked.
@NullMarked
package switchboard.simulator.caller;

import org.jspecify.annotations.NullMarked;
