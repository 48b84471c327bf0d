/// The demo: four fictional businesses with a few weeks behind them, and a call to watch.
@NullMarked
package switchboard.node.demo;

import org.jspecify.annotations.NullMarked;
