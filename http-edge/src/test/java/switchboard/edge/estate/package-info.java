/// Tests.
@NullMarked
package switchboard.edge.estate;

import org.jspecify.annotations.NullMarked;
