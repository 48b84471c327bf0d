/// The customers as a table that can be searched.
@NullMarked
package switchboard.persistence.customer;

import org.jspecify.annotations.NullMarked;
