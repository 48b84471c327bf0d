/// Tests.
@NullMarked
package switchboard.persistence.duty;

import org.jspecify.annotations.NullMarked;
