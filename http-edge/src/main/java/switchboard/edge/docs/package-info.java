/// The API's contract and the pages that show it.
@NullMarked
package switchboard.edge.docs;

import org.jspecify.annotations.NullMarked;
