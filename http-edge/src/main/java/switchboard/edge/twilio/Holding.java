package switchboard.edge.twilio;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import switchboard.edge.ladder.Rungs;
import switchboard.edge.ladder.Way.Held;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.conversation.Event.Next;
import switchboard.engine.conversation.Rung;
import switchboard.engine.ladder.Choice;
import switchboard.engine.ladder.Menu;

/// Holds calls on the rung that was chosen for them: tells their conversation, and writes what
/// leads there.
record Holding(Asking asking, PublicUrl url, Rungs rungs) {

  private static final int PAUSE_SECONDS = 2;
  private static final String USUAL = "usual";

  /// There is no place just now; only at first anything is said about it.
  String wait(Call call, int waited) {
    var words = waited > 1 ? "" : call.phrases().moment();
    return Twiml.pause(call.voice(), words, PAUSE_SECONDS, url.link(call.begin(waited)));
  }

  /// A call that has begun.
  ///
  /// @param usual what it hears by webhooks
  CompletableFuture<String> begin(
      Call call, Choice choice, Reply.Say greeting, Supplier<String> usual) {
    boolean plain = choice.rung() == Rung.GATHER && choice.reason().equals(USUAL);
    if (plain || greeting.next() != Next.LISTEN) return done(usual.get());
    if (choice.reason().equals(Rungs.CLOSED)) return closed(call, choice, greeting);
    if (choice.rung().below(Rung.GATHER)) return below(call, choice);
    var led = lead(call, choice, greeting);
    boolean there = led.isPresent() || choice.rung() == Rung.GATHER;
    return taken(call, there ? choice : Choice.of(Rung.GATHER, "no-way"))
        .handle((reply, _) -> reply instanceof Reply.Noted ? led.orElseGet(usual) : usual.get());
  }

  private CompletableFuture<String> closed(Call call, Choice choice, Reply.Say greeting) {
    rungs.taken(choice);
    taken(call, choice);
    return done(voicemail(call, greeting.text().erased() ? "" : greeting.text().text()));
  }

  private CompletableFuture<Reply> taken(Call call, Choice it) {
    return asking.ask(
        call.conversation(), to -> new Command.TakeRung(it.rung(), it.vendor(), it.reason(), to));
  }

  /// What leads to a socket, where the rung is one.
  Optional<String> lead(Call call, Choice choice, Reply.Say say) {
    if (say.next() != Next.LISTEN) return Optional.empty();
    return rungs.way(choice.rung(), call.tenant()).map(it -> it.lead(held(call, choice, say)));
  }

  private Held held(Call call, Choice choice, Reply.Say say) {
    var voice = call.voice(say.language());
    return new Held(
        call.tenant(),
        call.sid(),
        say.text().erased() ? "" : say.text().text(),
        say.turn() + 1,
        voice.language(),
        voice.voice(),
        choice.vendor(),
        url.link(call.below(choice.rung(), 0)));
  }

  /// A rung has given way, and what is left is below webhooks.
  CompletableFuture<String> take(Call call, Choice choice) {
    rungs.taken(choice);
    return below(call, choice);
  }

  /// Nothing depends on the conversation any more: it is told, and not waited for.
  private CompletableFuture<String> below(Call call, Choice choice) {
    taken(call, choice);
    return done(choice.rung() == Rung.KEYPAD ? menu(call, "", 1) : voicemail(call, ""));
  }

  /// @param before said first
  /// @param asked how often the menu has been read out, this time included
  String menu(Call call, String before, int asked) {
    var menu = Menu.of(call.tenant().profile());
    var words = (before + " " + menu.prompt()).strip();
    return Twiml.key(call.voice(), words, url.link(call.keypad(asked)));
  }

  String voicemail(Call call, String before) {
    rungs.over(call.conversation());
    return Twiml.hold(call.voice(), before, url.link(call.voicemail()));
  }

  private static CompletableFuture<String> done(String twiml) {
    return CompletableFuture.completedFuture(twiml);
  }
}
