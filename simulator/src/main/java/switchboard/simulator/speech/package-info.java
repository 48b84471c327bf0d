/// Services that speak a text, simulated.
@NullMarked
package switchboard.simulator.speech;

import org.jspecify.annotations.NullMarked;
