/// Tests of secret numbers as they are kept.
@NullMarked
package switchboard.persistence.pin;

import org.jspecify.annotations.NullMarked;
