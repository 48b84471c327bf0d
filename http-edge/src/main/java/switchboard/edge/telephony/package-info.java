/// How a business holds its calls, as its owner arranges it.
@NullMarked
package switchboard.edge.telephony;

import org.jspecify.annotations.NullMarked;
