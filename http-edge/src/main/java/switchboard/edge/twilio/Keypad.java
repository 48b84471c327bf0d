package switchboard.edge.twilio;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.edge.ladder.Rungs;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.conversation.Event.Next;
import switchboard.engine.conversation.Hosted;
import switchboard.engine.conversation.Rung;
import switchboard.engine.ladder.Menu;
import switchboard.engine.privacy.Personal;

/// The menu of keys that is left when nothing else works: it needs neither the engine nor the
/// database. Where the engine does answer, it is told, and a person is fetched by it.
final class Keypad {

  /// How often the menu is read out to somebody who presses nothing.
  private static final int TIMES = 3;

  private static final String TASK =
      "{\"message\": \"Pressed 1 to be called back.\", \"call_back\": true}";

  private final Asking asking;
  private final Distress distress;
  private final Rungs rungs;
  private final Holding holding;
  private final PublicUrl url;

  Keypad(Asking asking, PublicUrl url, Distress distress, Rungs rungs) {
    this.asking = asking;
    this.distress = distress;
    this.rungs = rungs;
    this.url = url;
    this.holding = new Holding(asking, url, rungs);
  }

  /// @param asked how often the menu has been read out
  CompletableFuture<String> take(Call call, int asked, Optional<String> digits) {
    rungs.stays(call.caller());
    var menu = Menu.of(call.tenant().profile());
    var action = digits.map(menu::on);
    if (action.isEmpty()) return again(call, "", asked);
    return switch (action.get()) {
      case CALL_BACK -> callBack(call, menu);
      case MESSAGE -> voicemail(call);
      case HOURS -> done(holding.menu(call, menu.hours(), asked));
      case PERSON -> person(call, menu);
      case NOTHING -> again(call, menu.again(), asked);
    };
  }

  private CompletableFuture<String> again(Call call, String before, int asked) {
    return asked >= TIMES ? voicemail(call) : done(holding.menu(call, before, asked + 1));
  }

  private CompletableFuture<String> voicemail(Call call) {
    return holding.take(call, rungs.below(call.caller(), Rung.KEYPAD, "key"));
  }

  /// Whose number is withheld can only leave word.
  private CompletableFuture<String> callBack(Call call, Menu menu) {
    if (call.peer().isEmpty()) return done(holding.voicemail(call, menu.unreachable()));
    rungs.over(call.conversation());
    asking.ask(call.conversation(), Keypad::task);
    Thread.startVirtualThread(() -> distress.lost(call.tenant(), call.arrival()));
    return done(Twiml.end(call.voice(), menu.promised()));
  }

  /// Asked for twice it is one task.
  private static Command task(ActorRef<Reply> replyTo) {
    return new Hosted.Invoke("keypad", -1, "take_message", Personal.of(TASK), replyTo);
  }

  private CompletableFuture<String> person(Call call, Menu menu) {
    return asking
        .ask(call.conversation(), to -> new Command.Resume(-1, to))
        .thenCompose(reply ->
            reply instanceof Reply.Say say
                ? asking.ask(call.conversation(), to -> zero(say.turn() + 1, to))
                : CompletableFuture.completedFuture(reply))
        .thenCompose(reply ->
            reply instanceof Reply.Say say ? done(fetched(call, menu, say)) : callBack(call, menu))
        .exceptionallyCompose(_ -> callBack(call, menu));
  }

  private static Command zero(int turn, ActorRef<Reply> replyTo) {
    return new Command.Press(turn, Personal.of("0"), replyTo);
  }

  private String fetched(Call call, Menu menu, Reply.Say say) {
    var text = say.text().erased() ? menu.promised() : say.text().text();
    if (say.next() == Next.LISTEN) {
      asking.ask(
          call.conversation(),
          to -> new Command.TakeRung(Rung.GATHER, Optional.empty(), "person", to));
      return Twiml.listen(call.voice(say.language()), text, url.link(call.turn(say.turn() + 1)));
    }
    rungs.over(call.conversation());
    return Twiml.end(call.voice(say.language()), text);
  }

  private static CompletableFuture<String> done(String twiml) {
    return CompletableFuture.completedFuture(twiml);
  }
}
