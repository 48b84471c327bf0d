/// Personal data: how it is held, sealed with the person's key, and erased by destroying that key.
@NullMarked
package switchboard.engine.privacy;

import org.jspecify.annotations.NullMarked;
