/// What customers want changed as a table, and what it calls for.
@NullMarked
package switchboard.persistence.change;

import org.jspecify.annotations.NullMarked;
