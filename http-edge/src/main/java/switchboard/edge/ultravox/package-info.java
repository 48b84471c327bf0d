/// Ultravox behind the port of speech-to-speech services.
@NullMarked
package switchboard.edge.ultravox;

import org.jspecify.annotations.NullMarked;
