/// Tests.
@NullMarked
package switchboard.edge.voice;

import org.jspecify.annotations.NullMarked;
