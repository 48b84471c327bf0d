/// The outbox: messages waiting to be sent, being sent, and sent.
@NullMarked
package switchboard.persistence.message;

import org.jspecify.annotations.NullMarked;
