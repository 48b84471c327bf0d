/// Tests of secret numbers.
@NullMarked
package switchboard.engine.pin;

import org.jspecify.annotations.NullMarked;
