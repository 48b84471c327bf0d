package switchboard.engine.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import switchboard.engine.conversation.Consultation.Asking;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.llm.Failure;
import switchboard.engine.llm.Panel;

/// Asks language models in a [Rehearsal], and waits for them: nobody is on the line.
///
/// @param panel whom to ask
/// @param patience how long one answer may take in all
public record Adviser(Panel panel, Duration patience) {

  /// One that asks nobody, for minds of rules alone.
  public static final Adviser NOBODY = new Adviser(Panel.none(), Duration.ZERO);

  /// Hands on what is said and wanted as long as somebody listens to it; at the end of our patience
  /// that we give up.
  ///
  /// @param state what the conversation has come to, each time it is asked for
  void advise(Asking asking, Supply state, Mind mind, Instant now, Consumer<Command> to) {
    var heard = new LinkedBlockingQueue<Command>();
    var listening = new Listening(asking.turn(), asking.generation(), heard::add);
    var prompt = Consultation.prompt(state.now(), mind, asking, now);
    var run = panel.ask(asking.provider(), prompt, listening);
    long end = System.nanoTime() + patience.toNanos();
    while (state.now().consultation().asking().filter(asking::equals).isPresent())
      to.accept(next(heard, asking, end - System.nanoTime()));
    run.cancel();
  }

  /// Where the conversation stands.
  interface Supply {
    State now();
  }

  private static Command next(BlockingQueue<Command> heard, Asking asking, long nanos) {
    try {
      var it = heard.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
      return it != null ? it : new Command.GiveUp(asking.turn());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Command.GiveUp(asking.turn());
    }
  }

  /// The provider hears what we made of its answer, unless it told us itself.
  void report(Command command, Event event) {
    if (command instanceof Command.Faulted || !(event instanceof Event.ConsultationEnded it))
      return;
    it.failure()
        .filter(why -> why != Failure.INTERRUPTED)
        .ifPresent(why -> panel.useless(it.provider(), why));
  }
}
