/// How people of a business prove on the telephone who they are.
@NullMarked
package switchboard.engine.pin;

import org.jspecify.annotations.NullMarked;
