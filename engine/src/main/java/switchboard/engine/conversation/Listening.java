package switchboard.engine.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.llm.Cost;
import switchboard.engine.llm.Failure;
import switchboard.engine.llm.LanguageModel;
import switchboard.engine.llm.Sentences;
import switchboard.engine.privacy.Personal;

/// Joins the pieces of one answer to sentences before they reach the conversation, and stops
/// listening to one that has no end.
final class Listening implements LanguageModel.Sink {

  private static final int MOST_SENTENCES = 60;
  private static final int MOST_WISHES = 16;

  private final int turn;
  private final int generation;
  private final Consumer<Command> to;
  private Sentences sentences = Sentences.NONE;
  private int told;
  private int wanted;

  Listening(int turn, int generation, Consumer<Command> to) {
    this.turn = turn;
    this.generation = generation;
    this.to = to;
  }

  @Override
  public synchronized void words(String piece) {
    if (told >= MOST_SENTENCES) return;
    var step = sentences.add(piece);
    sentences = step.next();
    step.whole().forEach(this::tell);
  }

  private void tell(String sentence) {
    told++;
    to.accept(new Command.Sentence(turn, generation, Personal.of(sentence)));
  }

  @Override
  public synchronized void wants(String id, String function, JsonNode arguments) {
    if (wanted++ < MOST_WISHES)
      to.accept(new Command.Want(turn, generation, id, function, arguments));
  }

  @Override
  public synchronized void done(Cost cost) {
    sentences.end().ifPresent(this::tell);
    sentences = Sentences.NONE;
    to.accept(new Command.Thought(turn, generation, cost));
  }

  @Override
  public void failed(Failure why) {
    to.accept(new Command.Faulted(turn, generation, why));
  }
}
