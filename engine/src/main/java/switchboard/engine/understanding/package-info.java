/// From words to meaning: intent, emergency and slots of one utterance, without keys or network.
@NullMarked
package switchboard.engine.understanding;

import org.jspecify.annotations.NullMarked;
