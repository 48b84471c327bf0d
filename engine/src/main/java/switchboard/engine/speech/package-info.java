/// What is said aloud to an owner, and whoever gives it a voice.
@NullMarked
package switchboard.engine.speech;

import org.jspecify.annotations.NullMarked;
