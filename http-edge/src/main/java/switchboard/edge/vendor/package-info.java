/// What all adapters of speech-to-speech services share: the socket, the session, the figures, and
/// which of them are set up.
@NullMarked
package switchboard.edge.vendor;

import org.jspecify.annotations.NullMarked;
