/// Who may come in, what they ask for, and how it is answered.
@NullMarked
package switchboard.edge.access;

import org.jspecify.annotations.NullMarked;
