/// How grave an emergency is, and what to do until help comes.
@NullMarked
package switchboard.engine.triage;

import org.jspecify.annotations.NullMarked;
