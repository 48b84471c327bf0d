@NullMarked
package switchboard.persistence.google;

import org.jspecify.annotations.NullMarked;
