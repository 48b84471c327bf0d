/// Tests.
@NullMarked
package switchboard.persistence.property;

import org.jspecify.annotations.NullMarked;
