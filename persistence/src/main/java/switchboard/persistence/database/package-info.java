/// The PostgreSQL database: where it is, the pools into it, its schema, and the embedded server.
@NullMarked
package switchboard.persistence.database;

import org.jspecify.annotations.NullMarked;
