/// What a language model, ours or a hosted one, may ask to be done: one source of definitions for
/// all of them.
@NullMarked
package switchboard.engine.function;

import org.jspecify.annotations.NullMarked;
