@NullMarked
package switchboard.edge.media;

import org.jspecify.annotations.NullMarked;
