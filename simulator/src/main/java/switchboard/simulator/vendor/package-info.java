/// What all simulated speech-to-speech services have in common: a socket on loopback, an ear, a
/// mind and a voice.
@NullMarked
package switchboard.simulator.vendor;

import org.jspecify.annotations.NullMarked;
