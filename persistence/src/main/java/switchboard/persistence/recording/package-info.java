/// Recordings as a table, and what their facts call for.
@NullMarked
package switchboard.persistence.recording;

import org.jspecify.annotations.NullMarked;
