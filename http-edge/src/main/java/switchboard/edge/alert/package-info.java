/// Sees emergencies through: tells people on call one after another, and shows how it stands.
@NullMarked
package switchboard.edge.alert;

import org.jspecify.annotations.NullMarked;
