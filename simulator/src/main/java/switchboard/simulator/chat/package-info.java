/// A language model that speaks OpenAI's chat protocol on loopback, and misbehaves on request.
@NullMarked
package switchboard.simulator.chat;

import org.jspecify.annotations.NullMarked;
