/// A Twilio on loopback: calls and texts that come in, and the REST service that takes messages
/// out.
@NullMarked
package switchboard.simulator.twilio;

import org.jspecify.annotations.NullMarked;
