/// The platform's own administration of its tenants.
@NullMarked
package switchboard.edge.admin;

import org.jspecify.annotations.NullMarked;
