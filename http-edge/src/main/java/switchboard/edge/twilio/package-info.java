/// Twilio's webhooks: signed forms in, TwiML out.
@NullMarked
package switchboard.edge.twilio;

import org.jspecify.annotations.NullMarked;
