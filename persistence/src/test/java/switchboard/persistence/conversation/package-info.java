/// Tests.
@NullMarked
package switchboard.persistence.conversation;

import org.jspecify.annotations.NullMarked;
