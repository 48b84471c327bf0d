/// Anyone who contacts a business: what they are called, where they live, how they may be reached.
@NullMarked
package switchboard.engine.customer;

import org.jspecify.annotations.NullMarked;
