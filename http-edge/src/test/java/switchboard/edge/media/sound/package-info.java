@NullMarked
package switchboard.edge.media.sound;

import org.jspecify.annotations.NullMarked;
