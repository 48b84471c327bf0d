/// The verbs of `./switchboard`.
@NullMarked
package switchboard.node.command;

import org.jspecify.annotations.NullMarked;
