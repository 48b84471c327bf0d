/// Tests.
@NullMarked
package switchboard.edge.work;

import org.jspecify.annotations.NullMarked;
