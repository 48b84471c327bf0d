/// What a brain may ask to be done in the world: persisted, idempotent, typed requests and their
/// results.
@NullMarked
package switchboard.engine.tool;

import org.jspecify.annotations.NullMarked;
