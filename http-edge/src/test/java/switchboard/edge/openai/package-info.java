/// OpenAI's adapter against its simulation, or against the real one.
@NullMarked
package switchboard.edge.openai;

import org.jspecify.annotations.NullMarked;
