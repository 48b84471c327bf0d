/// Calls a business makes by itself as tables, and what their facts call for.
@NullMarked
package switchboard.persistence.outbound;

import org.jspecify.annotations.NullMarked;
