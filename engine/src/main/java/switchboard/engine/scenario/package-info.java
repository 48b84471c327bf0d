/// Whole conversations as files: what a caller says, what must be answered, what must come of it.
@NullMarked
package switchboard.engine.scenario;

import org.jspecify.annotations.NullMarked;
