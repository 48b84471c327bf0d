/// Customers, appointments and conversations of a business, as JSON.
@NullMarked
package switchboard.edge.crm;

import org.jspecify.annotations.NullMarked;
