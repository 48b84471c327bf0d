/// What a conversation was like and what came of it, judged when it is over.
@NullMarked
package switchboard.engine.assessment;

import org.jspecify.annotations.NullMarked;
