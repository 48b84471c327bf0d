/// Jobs, the changes customers ask for, and tasks, as an owner reads and changes them.
@NullMarked
package switchboard.edge.work;

import org.jspecify.annotations.NullMarked;
