/// Tests.
@NullMarked
package switchboard.persistence.job;

import org.jspecify.annotations.NullMarked;
