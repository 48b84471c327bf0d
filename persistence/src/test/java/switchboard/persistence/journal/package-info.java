/// The feed, under everything that may go wrong.
@NullMarked
package switchboard.persistence.journal;

import org.jspecify.annotations.NullMarked;
