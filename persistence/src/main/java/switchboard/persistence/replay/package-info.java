/// Recorded conversations, read from the journal for what-if replay.
@NullMarked
package switchboard.persistence.replay;

import org.jspecify.annotations.NullMarked;
