/// Tests.
@NullMarked
package switchboard.persistence.message;

import org.jspecify.annotations.NullMarked;
