/// The questions owners are asked as a table, and what their answers call for.
@NullMarked
package switchboard.persistence.consent;

import org.jspecify.annotations.NullMarked;
