/// What an owner sees and changes of properties and repairs.
@NullMarked
package switchboard.edge.estate;

import org.jspecify.annotations.NullMarked;
