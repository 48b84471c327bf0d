/// The chat on web pages, over sockets as browsers open them.
@NullMarked
package switchboard.edge.widget;

import org.jspecify.annotations.NullMarked;
