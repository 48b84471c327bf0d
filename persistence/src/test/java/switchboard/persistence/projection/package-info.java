/// Read models, kept and rebuilt.
@NullMarked
package switchboard.persistence.projection;

import org.jspecify.annotations.NullMarked;
