/// What-if replay, put to the test.
@NullMarked
package switchboard.engine.replay;

import org.jspecify.annotations.NullMarked;
