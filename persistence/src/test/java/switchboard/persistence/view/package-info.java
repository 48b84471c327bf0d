/// Tests.
@NullMarked
package switchboard.persistence.view;

import org.jspecify.annotations.NullMarked;
