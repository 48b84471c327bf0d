/// What all adapters of speech-to-speech services share: the socket, the session, the figures.
@NullMarked
package switchboard.edge.session;

import org.jspecify.annotations.NullMarked;
