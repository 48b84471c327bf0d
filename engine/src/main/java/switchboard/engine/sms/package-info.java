/// Text messages as telephone networks count and carry them.
@NullMarked
package switchboard.engine.sms;

import org.jspecify.annotations.NullMarked;
