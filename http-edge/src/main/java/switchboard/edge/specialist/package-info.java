/// The owner's door to the specialists of a business.
@NullMarked
package switchboard.edge.specialist;

import org.jspecify.annotations.NullMarked;
