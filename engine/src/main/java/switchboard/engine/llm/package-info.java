/// Language models as brains: what they are asked, what is taken from their answers, and how long
/// and for how much they may think.
@NullMarked
package switchboard.engine.llm;

import org.jspecify.annotations.NullMarked;
