package switchboard.persistence.load;

import com.fasterxml.jackson.annotation.JsonTypeName;
import switchboard.engine.Fact;
import switchboard.engine.privacy.Personal;

/// The fact of the benchmarks: something personal, and when its command was given (in nanoseconds
/// of this JVM).
@JsonTypeName("load.noted")
record Noted(Personal words, long at) implements Fact {}
