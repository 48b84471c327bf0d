/// What is being talked about and what to say next: the frame of a conversation and the brains that
/// move it.
@NullMarked
package switchboard.engine.dialogue;

import org.jspecify.annotations.NullMarked;
