/// The bytes of a telephone's socket: frames of a WebSocket and the messages in them, without
/// objects in between.
@NullMarked
package switchboard.edge.media.wire;

import org.jspecify.annotations.NullMarked;
