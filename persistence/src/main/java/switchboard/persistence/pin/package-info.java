/// The secret numbers of a business's people, in PostgreSQL.
@NullMarked
package switchboard.persistence.pin;

import org.jspecify.annotations.NullMarked;
