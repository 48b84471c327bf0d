package switchboard.engine.conversation;

import java.util.Optional;
import switchboard.engine.Decision;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reason;
import switchboard.engine.conversation.Event.ReplyInterrupted;
import switchboard.engine.conversation.Event.RungTaken;
import switchboard.engine.dialogue.Following;
import switchboard.engine.dialogue.Stimulus.Pressed;

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
      case Fall _ when it.state().leg().ended() -> new Reject<>(Reason.ENDED);
      case Fall(var rung, var vendor, var reason, _) -> accept(fall(rung, vendor, reason));
      case Command.Interrupt what when it.state().turns().reply(what.turn()).isEmpty() ->
          new Reject<>(Reason.UNKNOWN_TURN);
      case Command.Interrupt what -> accept(interrupt(what));
    };
  }

  private Thinking take(Command.TakeRung what) {
    return take(what.rung(), what.vendor(), what.reason());
  }

  private Thinking take(Rung rung, Optional<String> vendor, String reason) {
    boolean same = it.state().leg().rung().filter(rung::equals).isPresent();
    return same ? it : it.record(new RungTaken(rung, vendor, reason, it.now()));
  }

  /// What the caller said last and nobody answered is answered by us.
  private Thinking fall(Rung rung, Optional<String> vendor, String reason) {
    boolean lent = it.state().leg().lent();
    take(rung, vendor, reason);
    if (!lent || it.state().turns().replied() || it.state().leg().lent()) return it;
    var sorry = Resumption.sorry(it.language());
    it.frame(Following.leading(it.state().frame(), sorry));
    return answered().settle();
  }

  /// The network asks us, and no vendor, what to say: the call is held by webhooks again.
  Thinking ours() {
    return it.state().leg().lent() ? take(Rung.GATHER, Optional.empty(), "webhook") : it;
  }

  /// The same, and what is still owed is answered.
  Thinking returned() {
    return fall(Rung.GATHER, Optional.empty(), "webhook");
  }

  private Thinking answered() {
    int turn = it.state().turns().current();
    var consultation = it.state().consultation();
    var keys = consultation.keys(turn);
    if (keys.isPresent()) return it.think(new Pressed(keys.get()));
    return consultation.said(turn).map(words -> it.answerLate(words.text())).orElse(it);
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
