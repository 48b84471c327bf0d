/// What the nodes of a cluster decide through the database they share.
@NullMarked
package switchboard.persistence.cluster;

import org.jspecify.annotations.NullMarked;
