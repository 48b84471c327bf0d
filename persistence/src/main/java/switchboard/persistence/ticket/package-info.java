/// Tickets as tables, and what their facts call for.
@NullMarked
package switchboard.persistence.ticket;

import org.jspecify.annotations.NullMarked;
