/// Work that falls due: written with the facts that call for it, done once, by whichever node.
@NullMarked
package switchboard.engine.duty;

import org.jspecify.annotations.NullMarked;
