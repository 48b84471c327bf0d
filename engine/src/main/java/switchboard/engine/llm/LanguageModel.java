package switchboard.engine.llm;

import com.fasterxml.jackson.databind.JsonNode;

/// A large language model behind some provider's door. Its answer comes in pieces, on threads of
/// its own, and is over with [Sink#done] or [Sink#failed], whichever comes first; after
/// [Run#cancel] whatever still comes counts for nothing.
public interface LanguageModel {

  /// Returns at once.
  Run ask(Prompt prompt, Sink sink);

  /// One answer on its way.
  interface Run {
    void cancel();
  }

  /// Takes an answer as it comes.
  interface Sink {

    /// Some more of what shall be said, cut anywhere.
    void words(String piece);

    /// The model wants a function called.
    ///
    /// @param id the model's own, to be given back with the answer
    /// @param arguments an object, or whatever nonsense came instead
    void wants(String id, String function, JsonNode arguments);

    void done(Cost cost);

    void failed(Failure why);
  }
}
