/// What a business still has to do, most of all what it has promised.
@NullMarked
package switchboard.engine.task;

import org.jspecify.annotations.NullMarked;
