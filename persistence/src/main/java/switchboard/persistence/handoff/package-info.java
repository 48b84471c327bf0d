/// Hand-offs as tables, and what their facts call for.
@NullMarked
package switchboard.persistence.handoff;

import org.jspecify.annotations.NullMarked;
