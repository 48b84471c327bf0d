/// Tests of what nodes decide through the database.
@NullMarked
package switchboard.persistence.cluster;

import org.jspecify.annotations.NullMarked;
