/// The conversations, their turns and what was done, as tables.
@NullMarked
package switchboard.persistence.conversation;

import org.jspecify.annotations.NullMarked;
