/// Twilio's side of ConversationRelay: hears and speaks for a call over a text socket.
@NullMarked
package switchboard.simulator.relay;

import org.jspecify.annotations.NullMarked;
