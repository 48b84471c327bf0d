/// Tests of which rung a call takes.
@NullMarked
package switchboard.engine.ladder;

import org.jspecify.annotations.NullMarked;
