package switchboard.engine.dialogue;

import java.util.Optional;
import switchboard.engine.privacy.Personal;
import switchboard.engine.understanding.Understanding;

/// What else the caller wants, kept until its turn comes.
record Agenda(Speaker speaker) {

  static Wish wish(String words, Understanding meaning) {
    var slots = meaning.slots();
    return new Wish(
        meaning.intent(), Optional.of(Personal.of(words)), slots.service(), slots.when());
  }
}
