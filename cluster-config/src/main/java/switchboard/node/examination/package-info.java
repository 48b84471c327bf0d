/// Examines the embedded understanding on sets that nothing was trained on.
@NullMarked
package switchboard.node.examination;

import org.jspecify.annotations.NullMarked;
