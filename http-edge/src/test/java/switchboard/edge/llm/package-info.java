/// Tests of the way to language models, over real sockets.
@NullMarked
package switchboard.edge.llm;

import org.jspecify.annotations.NullMarked;
