/// The benchmarks, run short.
@NullMarked
package switchboard.persistence.load;

import org.jspecify.annotations.NullMarked;
