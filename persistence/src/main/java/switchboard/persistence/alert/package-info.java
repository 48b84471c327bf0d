/// Alerts as tables, and what their facts call for.
@NullMarked
package switchboard.persistence.alert;

import org.jspecify.annotations.NullMarked;
