package switchboard.persistence.load;

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
import switchboard.engine.privacy.Personal;
import switchboard.engine.privacy.Seal;
import switchboard.engine.privacy.StoredFact;

/// The entity of the benchmarks: persists, sealed, what it is told.
final class Notebook extends EventSourcedBehavior<Notebook.Note, Noted, Integer> {

  static final String TYPE = "notebook";
  static final Personal WORDS =
      Personal.of("there is water all over the cellar and I need somebody today");

  private final Seal seal;

  record Note(long at, ActorRef<Done> replyTo) {}

  Notebook(PersistenceId id, Seal seal) {
    super(
        id,
        SupervisorStrategy.restartWithBackoff(Duration.ofMillis(100), Duration.ofSeconds(2), 0.2));
    this.seal = seal;
  }

  @Override
  public Integer emptyState() {
    return 0;
  }

  @Override
  public CommandHandler<Note, Noted, Integer> commandHandler() {
    return (_, note) ->
        Effect()
            .persist(new Noted(WORDS, note.at()))
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
        return FactCodec.store(event, seal);
      }

      @Override
      public EventSeq<Noted> fromJournal(StoredFact stored, String manifest) {
        return EventSeq.single(FactCodec.read(Noted.class, stored.json(), seal));
      }

      @Override
      public String manifest(Noted event) {
        return "";
      }
    };
  }
}
