/// Language models of the large providers, and of whoever speaks OpenAI's protocol.
@NullMarked
package switchboard.edge.llm;

import org.jspecify.annotations.NullMarked;
