/// What the read models share: ids, values, cursors, alarms.
@NullMarked
package switchboard.persistence.view;

import org.jspecify.annotations.NullMarked;
