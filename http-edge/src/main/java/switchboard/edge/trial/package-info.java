/// Trying out one's own receptionist: by voice, by text, as a visitor of the web site.
@NullMarked
package switchboard.edge.trial;

import org.jspecify.annotations.NullMarked;
