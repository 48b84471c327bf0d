package switchboard.engine.assessment;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_DEFAULT;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import switchboard.engine.llm.Cost;
import switchboard.engine.privacy.Personal;

/// What a conversation was like and what came of it.
///
/// @param summary two or three sentences for the owner
/// @param intent what it was about, as intents are named
/// @param outcome as conversations are filed: `booked`, `message`, `answered`, `abandoned`, …
/// @param score 0 to 10, inferred; never to be mixed with what customers say themselves
/// @param frustrations codes of what went wrong, `successes` of what went well
/// @param followUp whether a person should get back to them
/// @param notes what to do then
/// @param actions what was done, as tools are named
/// @param properties ids of the properties that were spoken of
/// @param by whoever judged with the help of a language model, and what that has used up; empty:
///   the embedded assessor alone
public record Assessment(
    Personal summary,
    String intent,
    String outcome,
    Sentiment sentiment,
    int score,
    @JsonInclude(NON_EMPTY) List<String> frustrations,
    @JsonInclude(NON_EMPTY) List<String> successes,
    @JsonInclude(NON_DEFAULT) boolean followUp,
    @JsonInclude(NON_EMPTY) Optional<Personal> notes,
    @JsonInclude(NON_EMPTY) List<String> actions,
    @JsonInclude(NON_EMPTY) List<String> properties,
    @JsonInclude(NON_EMPTY) Optional<By> by) {

  /// Who judged.
  ///
  /// @param name of the provider, or [#RULES] where its judgement was of no use
  public record By(String name, Cost cost) {
    public static final String RULES = "rules";

    public By {
      cost = cost == null ? Cost.NONE : cost;
    }
  }

  public Assessment {
    frustrations = frustrations == null ? List.of() : List.copyOf(frustrations);
    successes = successes == null ? List.of() : List.copyOf(successes);
    actions = actions == null ? List.of() : List.copyOf(actions);
    properties = properties == null ? List.of() : List.copyOf(properties);
    by = by == null ? Optional.empty() : by;
  }

  /// By the embedded assessor.
  public Assessment(
      Personal summary,
      String intent,
      String outcome,
      Sentiment sentiment,
      int score,
      List<String> frustrations,
      List<String> successes,
      boolean followUp,
      Optional<Personal> notes,
      List<String> actions,
      List<String> properties) {
    this(
        summary,
        intent,
        outcome,
        sentiment,
        score,
        frustrations,
        successes,
        followUp,
        notes,
        actions,
        properties,
        Optional.empty());
  }

  /// The same, judged by whom it says.
  public Assessment by(By judge) {
    return new Assessment(
        summary,
        intent,
        outcome,
        sentiment,
        score,
        frustrations,
        successes,
        followUp,
        notes,
        actions,
        properties,
        Optional.of(judge));
  }

  /// The name of whoever judged.
  public String judge() {
    return by.map(By::name).orElse(By.RULES);
  }
}
