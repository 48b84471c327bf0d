/// Messages to send: written once, delivered once, to customers who want them and owners who need
/// them.
@NullMarked
package switchboard.engine.message;

import org.jspecify.annotations.NullMarked;
