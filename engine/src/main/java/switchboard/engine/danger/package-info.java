/// What is the matter in an emergency, and how grave it is.
@NullMarked
package switchboard.engine.danger;

import org.jspecify.annotations.NullMarked;
