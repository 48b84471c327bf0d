/// Tests of what models are told and what is taken from them.
@NullMarked
package switchboard.engine.llm;

import org.jspecify.annotations.NullMarked;
