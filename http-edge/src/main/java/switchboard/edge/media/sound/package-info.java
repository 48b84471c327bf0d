/// What is done to sound itself: codecs, rates, hearing whether somebody speaks.
@NullMarked
package switchboard.edge.media.sound;

import org.jspecify.annotations.NullMarked;
