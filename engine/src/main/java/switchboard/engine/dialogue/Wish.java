package switchboard.engine.dialogue;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import switchboard.engine.privacy.Personal;
import switchboard.engine.understanding.Slots;
import switchboard.engine.understanding.When;

/// Something the caller asked for while something else was asked for too.
///
/// @param words in which it was asked
/// @param service it is about
/// @param when they would like it
/// @param person with whom
public record Wish(
    String intent,
    @JsonInclude(NON_EMPTY) Optional<Personal> words,
    @JsonInclude(NON_EMPTY) Optional<String> service,
    @JsonInclude(NON_EMPTY) Optional<When> when,
    @JsonInclude(NON_EMPTY) Optional<String> person) {

  /// More than that nobody keeps in mind.
  static final int MOST = 5;

  @SuppressWarnings("NullAway") // wishes of old have nobody
  public Wish {
    person = person == null ? Optional.empty() : person;
  }

  public Wish(
      String intent, Optional<Personal> words, Optional<String> service, Optional<When> when) {
    this(intent, words, service, when, Optional.empty());
  }

  Slots slots() {
    return Slots.NONE.withService(service).withWhen(when).withPerson(person);
  }
}
