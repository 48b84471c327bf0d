/// Ultravox, simulated.
@NullMarked
package switchboard.simulator.ultravox;

import org.jspecify.annotations.NullMarked;
