package switchboard.edge.owner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/// A sentence about today, and what it speaks of.
///
/// @param kind `calls`, `emergency`, `next`, `booked` or `quiet`
/// @param conversation id of the conversation it speaks of
/// @param appointment id of the appointment it speaks of
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Fact(String kind, String text, Optional<String> conversation, Optional<String> appointment) {

  static Fact of(String kind, String text) {
    return new Fact(kind, text, Optional.empty(), Optional.empty());
  }

  Fact about(Optional<String> conversation) {
    return new Fact(kind, text, conversation, appointment);
  }

  Fact at(String appointment) {
    return new Fact(kind, text, conversation, Optional.of(appointment));
  }
}
