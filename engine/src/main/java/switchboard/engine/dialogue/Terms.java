package switchboard.engine.dialogue;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_DEFAULT;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.danger.Alarm;
import switchboard.engine.tool.Preference;
import switchboard.engine.tool.Result.Upcoming;
import switchboard.engine.understanding.Leeway;
import switchboard.engine.understanding.When;

/// What else has been settled about an errand.
///
/// @param preference what was said about the time besides, and the property meant
/// @param person who was asked for
/// @param existing the time of the appointment that is spoken of
/// @param several the appointments among which the caller is to choose
/// @param chosen the appointment that is being changed
/// @param offered when times were offered last
/// @param unsure whether these are not certain
/// @param nearest whether these are not what was wished for
/// @param displacing whether the owner has been asked to make room
/// @param question which yes or no is awaited, where it is not about the errand itself
/// @param alarm what is the matter, and how grave that is
public record Terms(
    @JsonInclude(NON_EMPTY) Optional<Preference> preference,
    @JsonInclude(NON_EMPTY) Optional<String> person,
    @JsonInclude(NON_EMPTY) Optional<When> existing,
    @JsonInclude(NON_EMPTY) List<Upcoming> several,
    @JsonInclude(NON_EMPTY) Optional<String> chosen,
    @JsonInclude(NON_EMPTY) Optional<Instant> offered,
    @JsonInclude(NON_DEFAULT) boolean unsure,
    @JsonInclude(NON_DEFAULT) boolean nearest,
    @JsonInclude(NON_DEFAULT) boolean displacing,
    @JsonInclude(NON_EMPTY) Optional<Question> question,
    @JsonInclude(NON_EMPTY) Optional<Leeway.Odd> odd,
    @JsonInclude(NON_EMPTY) Optional<Alarm> alarm) {

  static final Terms NONE =
      new Terms(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          false,
          false,
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /// A question beside the errand.
  public enum Question {
    /// Shall we tell you when something opens up?
    WAITLIST,
    /// There is a fee; shall it be cancelled all the same?
    FEE
  }

  public Terms {
    several = several == null ? List.of() : List.copyOf(several);
  }

  Terms withPreference(Optional<Preference> preference) {
    return new Terms(
        preference,
        person,
        existing,
        several,
        chosen,
        offered,
        unsure,
        nearest,
        displacing,
        question,
        odd,
        alarm);
  }

  Terms withPerson(Optional<String> person) {
    return new Terms(
        preference,
        person,
        existing,
        several,
        chosen,
        offered,
        unsure,
        nearest,
        displacing,
        question,
        odd,
        alarm);
  }

  Terms withExisting(Optional<When> existing) {
    return new Terms(
        preference,
        person,
        existing,
        several,
        chosen,
        offered,
        unsure,
        nearest,
        displacing,
        question,
        odd,
        alarm);
  }

  Terms withSeveral(List<Upcoming> several) {
    return new Terms(
        preference,
        person,
        existing,
        several,
        chosen,
        offered,
        unsure,
        nearest,
        displacing,
        question,
        odd,
        alarm);
  }

  Terms withChosen(String appointment) {
    return new Terms(
        preference,
        person,
        existing,
        List.of(),
        Optional.of(appointment),
        offered,
        unsure,
        nearest,
        displacing,
        question,
        odd,
        alarm);
  }

  Terms withOffered(Instant at, boolean unsure, boolean nearest) {
    return new Terms(
        preference,
        person,
        existing,
        several,
        chosen,
        Optional.of(at),
        unsure,
        nearest,
        displacing,
        question,
        odd,
        alarm);
  }

  Terms withDisplacing() {
    return new Terms(
        preference,
        person,
        existing,
        several,
        chosen,
        offered,
        unsure,
        nearest,
        true,
        question,
        odd,
        alarm);
  }

  Terms withQuestion(Optional<Question> question) {
    return new Terms(
        preference,
        person,
        existing,
        several,
        chosen,
        offered,
        unsure,
        nearest,
        displacing,
        question,
        odd,
        alarm);
  }

  Terms withOdd(Optional<Leeway.Odd> odd) {
    return new Terms(
        preference,
        person,
        existing,
        several,
        chosen,
        offered,
        unsure,
        nearest,
        displacing,
        question,
        odd,
        alarm);
  }

  /// The gravest that was told.
  Terms withAlarm(Optional<Alarm> told) {
    var alarm = told.filter(this::grave).or(this::alarm);
    return new Terms(
        preference,
        person,
        existing,
        several,
        chosen,
        offered,
        unsure,
        nearest,
        displacing,
        question,
        odd,
        alarm);
  }

  /// Whether this is graver than all that was told before.
  boolean grave(Alarm told) {
    return alarm.filter(it -> !told.severity().worse(it.severity())).isEmpty();
  }

  /// Empty where nothing has been settled.
  Optional<Terms> said() {
    return equals(NONE) ? Optional.empty() : Optional.of(this);
  }
}
