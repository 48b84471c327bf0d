/// Changes that customers ask for to what was made for them.
@NullMarked
package switchboard.engine.change;

import org.jspecify.annotations.NullMarked;
