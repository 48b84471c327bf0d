/// Customers who wait for a time that is not free yet, and what they are offered when one is.
@NullMarked
package switchboard.engine.waitlist;

import org.jspecify.annotations.NullMarked;
