/// Tests.
@NullMarked
package switchboard.persistence.waitlist;

import org.jspecify.annotations.NullMarked;
