package switchboard.engine.dialogue;

import java.util.List;
import java.util.Optional;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tool.Result.Offer;
import switchboard.engine.tool.Result.Upcoming;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.When;

/// What a conversation has established so far: the caller's goal, what they told, what they were
/// offered, and what they were asked last.
///
/// @param goal intent being pursued (`book`, `cancel`, …)
/// @param customer id of the customer
/// @param wish when the caller would like it
/// @param asked what the last question asked for
/// @param missed questions in a row that were not understood
/// @param silences in a row
/// @param appointment made or changed in this conversation
public record Frame(
    Optional<String> goal,
    boolean emergency,
    Optional<String> customer,
    boolean known,
    Optional<Personal> name,
    Optional<Personal> phone,
    Optional<Personal> address,
    Optional<Personal> need,
    Optional<String> service,
    Optional<When> wish,
    boolean wishAsked,
    List<Offer> offers,
    Optional<Upcoming> upcoming,
    Expectation asked,
    int missed,
    int silences,
    Optional<String> appointment,
    Optional<String> outcome) {

  public static final Frame EMPTY =
      new Frame(
          Optional.empty(),
          false,
          Optional.empty(),
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          List.of(),
          Optional.empty(),
          Expectation.ANYTHING,
          0,
          0,
          Optional.empty(),
          Optional.empty());
}
