/// Emergencies somebody has to take, and who was told when.
@NullMarked
package switchboard.engine.alert;

import org.jspecify.annotations.NullMarked;
