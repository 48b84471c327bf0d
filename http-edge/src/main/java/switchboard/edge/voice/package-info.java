/// The functions of a business as HTTP endpoints, for hosted voice agents that lead a call in our
/// place.
@NullMarked
package switchboard.edge.voice;

import org.jspecify.annotations.NullMarked;
