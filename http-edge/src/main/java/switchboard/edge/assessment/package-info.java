/// What falls due once a conversation is over: judging it, and asking how it went.
@NullMarked
package switchboard.edge.assessment;

import org.jspecify.annotations.NullMarked;
