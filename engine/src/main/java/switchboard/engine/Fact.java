package switchboard.engine;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// A persisted event. Stored as JSON under a logical name of its own, so classes may be renamed and
/// moved freely. Text about a person is a [switchboard.engine.privacy.Personal], which is sealed on
/// the way into the journal.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public interface Fact {}
