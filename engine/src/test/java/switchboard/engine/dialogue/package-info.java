/// What the dialogue reads from words, put to the test.
@NullMarked
package switchboard.engine.dialogue;

import org.jspecify.annotations.NullMarked;
