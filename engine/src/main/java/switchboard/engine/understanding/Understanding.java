package switchboard.engine.understanding;

/// What one utterance means.
///
/// @param intent id of an intent, such as `book`, `emergency`, `yes`; `unknown` when unclear
/// @param confidence 0 to 1
/// @param emergency whether somebody needs help now, negations and past events told apart
public record Understanding(String intent, double confidence, boolean emergency, Slots slots) {}
