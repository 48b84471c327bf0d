package switchboard.simulator.twilio;

/// What a caller has just been asked.
///
/// @param heard everything said to them since they last did something
/// @param speech whether anybody listens to what they say
/// @param keys whether anybody listens to the keys they press
public record Ask(String heard, boolean speech, boolean keys) {}
