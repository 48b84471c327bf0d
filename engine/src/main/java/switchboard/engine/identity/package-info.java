/// Whose phone number or e-mail address it is: the claim that makes creating customers race-free.
@NullMarked
package switchboard.engine.identity;

import org.jspecify.annotations.NullMarked;
