/// What an owner is asked before an appointment gives way to an emergency.
@NullMarked
package switchboard.engine.consent;

import org.jspecify.annotations.NullMarked;
