/// Text sockets to browsers: bounded both ways, JSON in and out.
@NullMarked
package switchboard.edge.socket;

import org.jspecify.annotations.NullMarked;
