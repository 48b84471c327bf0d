/// What every adapter of a speech-to-speech service is held to.
@NullMarked
package switchboard.edge.vendor;

import org.jspecify.annotations.NullMarked;
