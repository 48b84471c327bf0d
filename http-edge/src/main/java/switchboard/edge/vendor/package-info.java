/// Which speech-to-speech services are set up.
@NullMarked
package switchboard.edge.vendor;

import org.jspecify.annotations.NullMarked;
