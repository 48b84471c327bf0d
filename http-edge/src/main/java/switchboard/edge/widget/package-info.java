/// The chat on a business's own web pages: who may open it, and what is said through it.
@NullMarked
package switchboard.edge.widget;

import org.jspecify.annotations.NullMarked;
