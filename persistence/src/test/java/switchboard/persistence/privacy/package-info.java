/// Keys, shared by nodes, lost and destroyed.
@NullMarked
package switchboard.persistence.privacy;

import org.jspecify.annotations.NullMarked;
