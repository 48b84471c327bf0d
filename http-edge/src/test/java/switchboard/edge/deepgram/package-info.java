/// Deepgram's adapter against its simulation, or against the real one.
@NullMarked
package switchboard.edge.deepgram;

import org.jspecify.annotations.NullMarked;
