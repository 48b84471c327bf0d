/// Tests.
@NullMarked
package switchboard.persistence.consent;

import org.jspecify.annotations.NullMarked;
