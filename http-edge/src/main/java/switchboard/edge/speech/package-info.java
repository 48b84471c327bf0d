/// Speech made of words, and words made of speech.
@NullMarked
package switchboard.edge.speech;

import org.jspecify.annotations.NullMarked;
