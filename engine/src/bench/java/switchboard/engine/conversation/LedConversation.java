package switchboard.engine.conversation;

import java.util.Optional;
import switchboard.engine.llm.Prompt;

/// A conversation just being led by a model, for measuring.
public final class LedConversation {
  private final Debate talk = new Debate().begun().says("my tap drips, when could you come");
  private final State state = talk.state;

  /// What the caller hears once the model has said a sentence and is done.
  public String reply(String sentence) {
    talk.state = state;
    talk.journal.clear();
    return talk.sentence(sentence).done().reply();
  }

  public Optional<Prompt> prompt() {
    talk.state = state;
    return Optional.of(talk.prompt());
  }
}
