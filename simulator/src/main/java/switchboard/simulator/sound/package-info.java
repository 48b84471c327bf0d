/// Sound that stands for speech: audible, of the right length, and carrying its words.
@NullMarked
package switchboard.simulator.sound;

import org.jspecify.annotations.NullMarked;
