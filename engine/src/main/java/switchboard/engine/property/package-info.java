/// Properties for rent and for sale, and how they are looked for.
@NullMarked
package switchboard.engine.property;

import org.jspecify.annotations.NullMarked;
