/// Callers who are put through to a person: who is tried, who accepts, and what becomes of the
/// caller if nobody does.
@NullMarked
package switchboard.engine.handoff;

import org.jspecify.annotations.NullMarked;
