/// What the business's own people ask about, read out of everything that has been kept.
@NullMarked
package switchboard.engine.office;

import org.jspecify.annotations.NullMarked;
