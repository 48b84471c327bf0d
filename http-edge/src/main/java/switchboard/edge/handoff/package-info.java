/// Puts callers through to people: calls them one after another, fetches callers back whom nobody
/// took, tells those concerned, and says who is there.
@NullMarked
package switchboard.edge.handoff;

import org.jspecify.annotations.NullMarked;
