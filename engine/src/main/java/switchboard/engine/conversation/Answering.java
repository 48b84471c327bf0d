package switchboard.engine.conversation;

import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Means;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.dialogue.OwnerSheet;
import switchboard.engine.privacy.Personal;

/// Who is answered at once, and who waits for the reply of a turn.
record Answering(String id, Means means, Askers askers, Attendant attendant) {

  void await(State state, Command command, ActorRef<Reply> asker) {
    switch (command) {
      case Command.Begin _ -> askers.await(0, asker);
      case Command.Hear it -> askers.await(it.turn(), asker);
      case Command.Press it -> askers.await(it.turn(), asker);
      case Command.KeepSilent it -> askers.await(it.turn(), asker);
      case Command.HandBack it -> askers.await(it.turn(), asker);
      case Command.Resume it ->
          askers.await(
              it.turn() < 0 ? state.turns().current() : it.turn(), it.said(), asker);
      case Command.Receive it -> askers.await(state.turns().turn(it.message()), asker);
      case Command.Report _, Command.Deliver _, Command.Check _ -> asker.tell(new Reply.Noted());
      case Fall _ -> askers.await(state.turns().current(), asker);
      case Command.Assess _, Command.AskSurvey _, Command.OfSound _ ->
          asker.tell(new Reply.Noted());
      case Hosted it ->
          attendant.await(state, means.minds().apply(id), means.clock().instant(), it);
      case Intervention it -> asker.tell(it.done(state));
      case Command.Show _ ->
          asker.tell(new Reply.Shown(OwnerSheet.shown(state.frame()).map(Personal::of)));
      case Command.Finish _,
          Command.Expire _,
          Command.Overdue _,
          Command.OfModel _,
          Command.Hurry _,
          Command.GiveUp _,
          Command.Recall _ -> {}
    }
  }
}
