/// The keys of personal data: made, wrapped by the master key, destroyed.
@NullMarked
package switchboard.persistence.privacy;

import org.jspecify.annotations.NullMarked;
