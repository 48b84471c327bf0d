/// Ultravox's adapter against its simulation, or against the real one.
@NullMarked
package switchboard.edge.ultravox;

import org.jspecify.annotations.NullMarked;
