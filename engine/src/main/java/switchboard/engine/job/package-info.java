/// Jobs being done for customers, and how far they are.
@NullMarked
package switchboard.engine.job;

import org.jspecify.annotations.NullMarked;
