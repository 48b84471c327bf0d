/// The waitlist as a table, and what its facts call for.
@NullMarked
package switchboard.persistence.waitlist;

import org.jspecify.annotations.NullMarked;
