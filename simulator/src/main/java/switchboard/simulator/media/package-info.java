/// Twilio's side of a media stream, and callers with a voice.
@NullMarked
package switchboard.simulator.media;

import org.jspecify.annotations.NullMarked;
