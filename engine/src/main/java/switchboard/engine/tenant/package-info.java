/// A business on Switchboard: its profile, its keys, its status.
@NullMarked
package switchboard.engine.tenant;

import org.jspecify.annotations.NullMarked;
