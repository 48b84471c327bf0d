/// Repairs that renters report, and how urgent they are.
@NullMarked
package switchboard.engine.ticket;

import org.jspecify.annotations.NullMarked;
