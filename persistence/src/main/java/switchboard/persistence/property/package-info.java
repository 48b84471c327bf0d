/// Properties as a table, and in the memory of every node.
@NullMarked
package switchboard.persistence.property;

import org.jspecify.annotations.NullMarked;
