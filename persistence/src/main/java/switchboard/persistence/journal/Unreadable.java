package switchboard.persistence.journal;

import switchboard.engine.Fact;

/// Stands in the place of an event that cannot be read. `reason` names the kind of failure and
/// nothing of the content. Never stored.
public record Unreadable(String reason) implements Fact {}
