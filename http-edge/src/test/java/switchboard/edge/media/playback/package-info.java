@NullMarked
package switchboard.edge.media.playback;

import org.jspecify.annotations.NullMarked;
