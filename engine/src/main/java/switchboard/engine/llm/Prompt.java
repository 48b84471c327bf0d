package switchboard.engine.llm;

import java.util.List;
import java.util.Optional;
import switchboard.engine.function.Function;

/// Everything a model is told for one answer.
///
/// @param system who it is, how it speaks, and what it may know
/// @param turns what has been said and done so far, the oldest first
/// @param functions what it may ask to be done
/// @param maxTokens the most it may answer
/// @param model which of the provider's models; empty: the usual one
public record Prompt(
    String system,
    List<Turn> turns,
    List<Function> functions,
    int maxTokens,
    Optional<String> model) {

  public Prompt(String system, List<Turn> turns, List<Function> functions, int maxTokens) {
    this(system, turns, functions, maxTokens, Optional.empty());
  }

  /// What one side did.
  public sealed interface Turn {

    /// The caller's words, quoted.
    record Caller(String words) implements Turn {}

    /// Ours.
    record Reply(String words) implements Turn {}

    /// A function the model asked for.
    ///
    /// @param arguments as JSON
    record Wish(String id, String function, String arguments) implements Turn {}

    /// What came of it.
    ///
    /// @param answer as JSON
    record Answer(String id, String function, String answer) implements Turn {}
  }
}
