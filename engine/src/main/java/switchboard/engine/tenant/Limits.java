package switchboard.engine.tenant;

/// How much of a business goes on at once.
///
/// @param calls at the same time, beyond which callers are held more simply
public record Limits(int calls) {}
