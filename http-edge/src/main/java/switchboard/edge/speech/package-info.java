/// Speech made by a program on this machine.
@NullMarked
package switchboard.edge.speech;

import org.jspecify.annotations.NullMarked;
