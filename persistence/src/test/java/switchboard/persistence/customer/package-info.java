/// Tests.
@NullMarked
package switchboard.persistence.customer;

import org.jspecify.annotations.NullMarked;
