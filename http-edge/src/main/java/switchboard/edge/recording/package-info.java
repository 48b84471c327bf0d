/// Sees to what was recorded: tells of words that were left, removes what is no longer kept, and
/// lets the business listen.
@NullMarked
package switchboard.edge.recording;

import org.jspecify.annotations.NullMarked;
