/// What was recorded of calls: for how long it is kept, and what was said where it could be read.
@NullMarked
package switchboard.engine.recording;

import org.jspecify.annotations.NullMarked;
