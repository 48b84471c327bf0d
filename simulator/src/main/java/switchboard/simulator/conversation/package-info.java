/// What both sides of a conversation heard and said, as it happens.
@NullMarked
package switchboard.simulator.conversation;

import org.jspecify.annotations.NullMarked;
