/// Deepgram's voice agent, simulated.
@NullMarked
package switchboard.simulator.deepgram;

import org.jspecify.annotations.NullMarked;
