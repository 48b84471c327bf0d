/// What if: a recorded caller meets another configuration, and both answers are laid side by side.
@NullMarked
package switchboard.engine.replay;

import org.jspecify.annotations.NullMarked;
