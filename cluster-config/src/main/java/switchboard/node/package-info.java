/// The node: the only room that sees all the others, and the command that runs it.
@NullMarked
package switchboard.node;

import org.jspecify.annotations.NullMarked;
