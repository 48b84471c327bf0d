/// Conversations led from a browser: by text, and by a voice the browser itself hears and speaks.
@NullMarked
package switchboard.edge.talk;

import org.jspecify.annotations.NullMarked;
