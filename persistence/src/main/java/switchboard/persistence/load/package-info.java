/// Benchmarks of the journal and of the read models, run against a database they may fill.
@NullMarked
package switchboard.persistence.load;

import org.jspecify.annotations.NullMarked;
