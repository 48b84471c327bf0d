/// What there is to do as a table, and who is told when it is late.
@NullMarked
package switchboard.persistence.task;

import org.jspecify.annotations.NullMarked;
