/// Delivers the outbox, channel by channel; texts through Twilio, each once.
@NullMarked
package switchboard.edge.message;

import org.jspecify.annotations.NullMarked;
