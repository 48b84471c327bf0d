/// The race for a time: nodes that die, and what the journal and the read model say afterwards.
@NullMarked
package switchboard.node.race;

import org.jspecify.annotations.NullMarked;
