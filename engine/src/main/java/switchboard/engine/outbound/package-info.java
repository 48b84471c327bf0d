/// Calls a business makes by itself: call backs it has promised, and reminders. When, how often,
/// and what becomes of them.
@NullMarked
package switchboard.engine.outbound;

import org.jspecify.annotations.NullMarked;
