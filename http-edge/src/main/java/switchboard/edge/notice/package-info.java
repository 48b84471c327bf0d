/// Duties that end in a text: reminders, offers, questions, and what no conversation has told.
@NullMarked
package switchboard.edge.notice;

import org.jspecify.annotations.NullMarked;
