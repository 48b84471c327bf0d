/// Jobs as a table, the most recently active first.
@NullMarked
package switchboard.persistence.job;

import org.jspecify.annotations.NullMarked;
