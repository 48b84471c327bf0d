/// Delivers the outbox through Twilio, each message once.
@NullMarked
package switchboard.edge.message;

import org.jspecify.annotations.NullMarked;
