package switchboard.persistence.journal;

import com.fasterxml.jackson.annotation.JsonTypeName;
import switchboard.engine.Fact;

/// The fact of the tests.
@JsonTypeName("noted")
public record Noted(String text, long at) implements Fact {}
