/// What is played to a caller, and what of it was heard.
@NullMarked
package switchboard.edge.media.playback;

import org.jspecify.annotations.NullMarked;
