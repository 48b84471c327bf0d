/// Tests.
@NullMarked
package switchboard.persistence.task;

import org.jspecify.annotations.NullMarked;
