package switchboard.persistence.journal;

import java.time.Duration;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.persistence.typed.EventAdapter;
import org.apache.pekko.persistence.typed.EventSeq;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import switchboard.engine.privacy.FactCodec;
import switchboard.engine.privacy.Seal;
import switchboard.engine.privacy.StoredFact;

/// The entity of the tests: notes down what it is told.
public final class Notebook extends EventSourcedBehavior<Notebook.Note, Noted, Integer> {

  /// What it is told.
  public record Note(String text, ActorRef<Done> replyTo) {}

  public Notebook(String type, String id) {
    super(
        PersistenceId.of(type, id),
        SupervisorStrategy.restartWithBackoff(Duration.ofMillis(50), Duration.ofSeconds(1), 0.1));
  }

  @Override
  public Integer emptyState() {
    return 0;
  }

  @Override
  public CommandHandler<Note, Noted, Integer> commandHandler() {
    return (_, note) ->
        Effect()
            .persist(new Noted(note.text(), System.nanoTime()))
            .thenReply(note.replyTo(), _ -> Done.getInstance());
  }

  @Override
  public EventHandler<Integer, Noted> eventHandler() {
    return (count, _) -> count + 1;
  }

  @Override
  public EventAdapter<Noted, StoredFact> eventAdapter() {
    return new EventAdapter<>() {
      @Override
      public StoredFact toJournal(Noted event) {
        return FactCodec.store(event, Seal.PLAIN);
      }

      @Override
      public EventSeq<Noted> fromJournal(StoredFact stored, String manifest) {
        return EventSeq.single(FactCodec.read(Noted.class, stored.json(), Seal.PLAIN));
      }

      @Override
      public String manifest(Noted event) {
        return "";
      }
    };
  }
}
