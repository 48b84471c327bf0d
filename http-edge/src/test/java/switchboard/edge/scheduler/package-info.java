@NullMarked
package switchboard.edge.scheduler;

import org.jspecify.annotations.NullMarked;
