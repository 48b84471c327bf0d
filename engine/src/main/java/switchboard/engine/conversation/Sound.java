package switchboard.engine.conversation;

import switchboard.engine.Decision;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reason;
import switchboard.engine.conversation.Event.ReplyInterrupted;
import switchboard.engine.conversation.Event.RungTaken;

/// What becomes of a call's sound: how it is held, and how much of it is heard.
final class Sound {

  private final Thinking it;

  Sound(Thinking it) {
    this.it = it;
  }

  Decision<Event, Reason> decide(Command.OfSound command) {
    return switch (command) {
      case Command.TakeRung _ when it.state().leg().ended() -> new Reject<>(Reason.ENDED);
      case Command.TakeRung what -> accept(take(what));
      case Command.Interrupt what when it.state().turns().reply(what.turn()).isEmpty() ->
          new Reject<>(Reason.UNKNOWN_TURN);
      case Command.Interrupt what -> accept(interrupt(what));
    };
  }

  private Thinking take(Command.TakeRung what) {
    boolean same = it.state().leg().rung().filter(what.rung()::equals).isPresent();
    return same
        ? it
        : it.record(new RungTaken(what.rung(), what.vendor(), what.reason(), it.now()));
  }

  /// Told once of each turn; a caller who has spoken since has heard what they have heard.
  private Thinking interrupt(Command.Interrupt what) {
    boolean told = it.state().turns().cutShort(what.turn());
    boolean past = what.turn() < it.state().turns().current();
    return told || past ? it : it.record(new ReplyInterrupted(what.turn(), what.heard(), it.now()));
  }

  private static Decision<Event, Reason> accept(Thinking it) {
    return new Accept<>(it.events());
  }
}
