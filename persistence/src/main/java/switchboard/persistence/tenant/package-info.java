/// The tenants as tables, and in the memory of every node.
@NullMarked
package switchboard.persistence.tenant;

import org.jspecify.annotations.NullMarked;
