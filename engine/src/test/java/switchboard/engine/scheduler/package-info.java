@NullMarked
package switchboard.engine.scheduler;

import org.jspecify.annotations.NullMarked;
