/// Tests.
@NullMarked
package switchboard.persistence.tenant;

import org.jspecify.annotations.NullMarked;
