package switchboard.persistence.journal;

import switchboard.engine.Fact;

/// Stands at the end of what has been read, in the place of facts nobody was interested in: so far
/// there is nothing more. Never stored.
public record PassedOver() implements Fact {}
