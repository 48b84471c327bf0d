/// The owner's pages as files: versioned, compressed, and fenced by a strict policy.
@NullMarked
package switchboard.edge.page;

import org.jspecify.annotations.NullMarked;
