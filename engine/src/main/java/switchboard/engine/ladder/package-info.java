/// Which rung a call is held on: whom a new way is rolled out to, what it takes, and what comes
/// next when it gives way.
@NullMarked
package switchboard.engine.ladder;

import org.jspecify.annotations.NullMarked;
