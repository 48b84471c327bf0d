/// One conversation over any channel: who spoke, what was understood, what was done, what was
/// heard.
@NullMarked
package switchboard.engine.conversation;

import org.jspecify.annotations.NullMarked;
