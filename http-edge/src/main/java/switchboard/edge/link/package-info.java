/// Addresses that let whoever has them see and change one thing, and the small pages behind them.
@NullMarked
package switchboard.edge.link;

import org.jspecify.annotations.NullMarked;
