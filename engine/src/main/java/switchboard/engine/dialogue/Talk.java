package switchboard.engine.dialogue;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import java.util.function.UnaryOperator;
import switchboard.engine.privacy.Personal;
import switchboard.engine.understanding.Understander.Expectation;

/// How the talk stands.
///
/// @param asked what the last question asked for
/// @param missed answers in a row that were not understood
/// @param silences in a row
/// @param said our last words, for "say that again"
/// @param lead to be said before whatever is said next
/// @param keyword the one-word text that is being acted on
/// @param more how the caller wants to be talked to; see [Talk#manner]
public record Talk(
    Expectation asked,
    int missed,
    int silences,
    Optional<Personal> said,
    Optional<Personal> lead,
    Optional<String> keyword,
    @JsonInclude(NON_EMPTY) Optional<Manner> more) {

  static final Talk FRESH =
      new Talk(Expectation.ANYTHING, 0, 0, Optional.empty(), Optional.empty(), Optional.empty());

  public Talk(
      Expectation asked,
      int missed,
      int silences,
      Optional<Personal> said,
      Optional<Personal> lead,
      Optional<String> keyword) {
    this(asked, missed, silences, said, lead, keyword, Optional.empty());
  }

  Talk asking(Expectation asked) {
    return new Talk(asked, missed, silences, said, lead, keyword, more);
  }

  Talk withMissed(int missed) {
    return new Talk(asked, missed, silences, said, lead, keyword, more);
  }

  Talk withSilences(int silences) {
    return new Talk(asked, missed, silences, said, lead, keyword, more);
  }

  Talk withSaid(String words) {
    var said = Optional.of(Personal.of(words));
    return new Talk(asked, missed, silences, said, Optional.empty(), keyword, more);
  }

  /// The sentence comes before what was to be said first until now.
  Talk withLead(String sentence) {
    var all = lead.map(it -> sentence + " " + it.text()).orElse(sentence);
    return new Talk(asked, missed, silences, said, Optional.of(Personal.of(all)), keyword, more);
  }

  Talk withKeyword(Optional<String> keyword) {
    return new Talk(asked, missed, silences, said, lead, keyword, more);
  }

  Talk manner(UnaryOperator<Manner> change) {
    var more = change.apply(manner()).said();
    return new Talk(asked, missed, silences, said, lead, keyword, more);
  }

  public Manner manner() {
    return more.orElse(Manner.PLAIN);
  }
}
