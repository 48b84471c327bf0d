/// Databases for tests.
@NullMarked
package switchboard.persistence.database;

import org.jspecify.annotations.NullMarked;
