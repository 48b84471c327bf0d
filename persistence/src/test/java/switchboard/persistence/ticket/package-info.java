/// Tests.
@NullMarked
package switchboard.persistence.ticket;

import org.jspecify.annotations.NullMarked;
