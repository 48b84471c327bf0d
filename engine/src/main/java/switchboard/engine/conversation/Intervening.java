package switchboard.engine.conversation;

import switchboard.engine.Decision;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.conversation.Conversation.Reason;
import switchboard.engine.conversation.Event.Dismissed;
import switchboard.engine.conversation.Event.Whispered;
import switchboard.engine.conversation.Intervention.Dismiss;
import switchboard.engine.conversation.Intervention.PutThrough;
import switchboard.engine.conversation.Intervention.Whisper;
import switchboard.engine.privacy.Personal;

/// Whether the business may do to a call what it wants to, and what comes of it.
final class Intervening {

  private static final int MOST_WAITING = 3;

  private final Thinking it;

  Intervening(Thinking it) {
    this.it = it;
  }

  Decision<Event, Reason> decide(Intervention command) {
    if (!it.state().leg().voice()) return new Reject<>(Reason.NOT_BEGUN);
    if (it.state().leg().ended()) return new Reject<>(Reason.ENDED);
    return switch (command) {
      case Whisper _ when it.state().leg().hosted() -> new Reject<>(Reason.ASKED_OTHERWISE);
      case Whisper _ when it.state().asides().waiting().size() >= MOST_WAITING ->
          new Reject<>(Reason.TOO_MUCH);
      case Whisper what ->
          accept(it.record(new Whispered(turn(), what.words(), what.by(), it.now())));
      case PutThrough what ->
          accept(it.record(new Event.PutThrough(turn(), what.staff(), what.by(), it.now())));
      case Dismiss what -> accept(dismissed(what));
    };
  }

  private int turn() {
    return it.state().turns().current();
  }

  private Thinking dismissed(Dismiss what) {
    var words = what.words().orElseGet(() -> Personal.of(Asides.farewell(it.language())));
    new Counsel(it).hungUp();
    it.record(new Dismissed(turn(), words, what.by(), it.now()));
    it.end();
    return it;
  }

  private static Decision<Event, Reason> accept(Thinking it) {
    return new Accept<>(it.events());
  }
}
