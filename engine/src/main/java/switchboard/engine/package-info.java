/// What every noun of the engine is made of: facts, messages, decisions, and the types that text,
/// phones and personal data travel in.
@NullMarked
package switchboard.engine;

import org.jspecify.annotations.NullMarked;
