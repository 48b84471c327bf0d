package switchboard.engine.specialist;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.Optional;
import switchboard.engine.privacy.Personal;

/// What came of asking one specialist.
///
/// @param name as it was at the time
/// @param text what they say; of the caller's question, so it is personal
/// @param confidence 0 to 1
/// @param took how long they thought
/// @param spent what a language model used up for it
public record Contribution(
    String specialist,
    String name,
    Outcome outcome,
    @JsonInclude(NON_EMPTY) Optional<Personal> text,
    double confidence,
    Duration took,
    @JsonInclude(NON_EMPTY) Optional<Spent> spent) {

  public Contribution {
    text = text == null ? Optional.empty() : text;
    spent = spent == null ? Optional.empty() : spent;
  }

  public enum Outcome {
    /// They had nothing to say, or could not be asked.
    @JsonEnumDefaultValue
    FAILED,
    ANSWERED,
    /// Their sources do not tell.
    UNKNOWN,
    /// They were still thinking when the time was up.
    LATE
  }

  /// See `Cost` of the language models.
  public record Spent(long input, long output, long micros) {}

  /// @param name of the specialist
  public static Contribution of(String specialist, String name, Opinion opinion, Duration took) {
    return switch (opinion) {
      case Opinion.Answered(var text, var confidence) ->
          new Contribution(
              specialist,
              name,
              Outcome.ANSWERED,
              Optional.of(Personal.of(text)),
              confidence,
              took,
              Optional.empty());
      case Opinion.Unknown() -> none(specialist, name, Outcome.UNKNOWN, took);
      case Opinion.Failed() -> none(specialist, name, Outcome.FAILED, took);
    };
  }

  public static Contribution late(String specialist, String name, Duration took) {
    return none(specialist, name, Outcome.LATE, took);
  }

  private static Contribution none(String specialist, String name, Outcome how, Duration took) {
    return new Contribution(specialist, name, how, Optional.empty(), 0, took, Optional.empty());
  }

  public Contribution costing(Spent spent) {
    return new Contribution(
        specialist, name, outcome, text, confidence, took, Optional.of(spent));
  }

  public boolean answered() {
    return outcome == Outcome.ANSWERED && text.filter(it -> !it.erased()).isPresent();
  }
}
