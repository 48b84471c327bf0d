/// Deepgram's voice agent behind the port of speech-to-speech services.
@NullMarked
package switchboard.edge.deepgram;

import org.jspecify.annotations.NullMarked;
