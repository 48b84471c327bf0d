/// Sockets of JSON objects.
@NullMarked
package switchboard.edge.talk;

import org.jspecify.annotations.NullMarked;
