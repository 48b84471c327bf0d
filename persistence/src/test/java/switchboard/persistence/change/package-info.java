/// Tests.
@NullMarked
package switchboard.persistence.change;

import org.jspecify.annotations.NullMarked;
