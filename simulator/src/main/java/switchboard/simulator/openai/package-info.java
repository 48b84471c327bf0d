/// OpenAI's realtime service, simulated.
@NullMarked
package switchboard.simulator.openai;

import org.jspecify.annotations.NullMarked;
