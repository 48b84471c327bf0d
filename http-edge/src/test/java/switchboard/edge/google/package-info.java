@NullMarked
package switchboard.edge.google;

import org.jspecify.annotations.NullMarked;
