package switchboard.edge.twilio;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.edge.http.Failures;
import switchboard.edge.ladder.Rungs;
import switchboard.engine.conversation.Conversation;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.conversation.Event.Next;
import switchboard.engine.conversation.Fall;
import switchboard.engine.conversation.Rung;
import switchboard.engine.ladder.Choice;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Telephony;

/// Carries the turns of a call to its conversation and brings back TwiML, always in time: when the
/// conversation does not answer, the caller hears a sentence and we ask again, four times; then
/// they hear that somebody will call back, and the owner hears of them.
final class Turns {

  private static final Logger log = LoggerFactory.getLogger(Turns.class);

  /// With the patience of each, half a minute: longer than a lost node's conversations are away.
  private static final int WAITS = 4;

  private final Asking asking;
  private final PublicUrl url;
  private final Distress distress;
  private final EdgeMetrics metrics;
  private final Rungs rungs;
  private final Holding holding;
  private final Envelope envelope;

  /// @param envelope what callers said travels in while their conversation is out of reach
  Turns(
      Asking asking,
      PublicUrl url,
      Distress distress,
      EdgeMetrics metrics,
      Rungs rungs,
      Envelope envelope) {
    this.asking = asking;
    this.url = url;
    this.distress = distress;
    this.metrics = metrics;
    this.rungs = rungs;
    this.envelope = envelope;
    this.holding = new Holding(asking, url, rungs);
  }

  /// @param waited how often the call has waited for a place
  CompletableFuture<String> begin(Call call, int waited) {
    return begin(call, waited, 0);
  }

  /// @param late how often the caller has been asked to wait for the greeting
  private CompletableFuture<String> begin(Call call, int waited, int late) {
    return switch (rungs.begin(call.caller(), waited)) {
      case Rungs.Step.Wait _ -> done(holding.wait(call, waited + 1));
      case Rungs.Step.Take(var choice) -> begun(call, choice, late);
    };
  }

  private CompletableFuture<String> begun(Call call, Choice choice, int late) {
    return settle(
        call,
        url.link(call.wait(0, late + 1)),
        late,
        reply -> begun(call, choice, reply),
        replyTo -> new Command.Begin(call.arrival(), replyTo));
  }

  /// A rung has given way: the call goes on below, where it was.
  ///
  /// @param waited how often the caller has been asked to wait for that
  CompletableFuture<String> fall(Call call, Rung from, int waited) {
    var choice = rungs.below(call.caller(), from, "lost");
    if (choice.rung().below(Rung.GATHER)) return holding.take(call, choice);
    var rest = Math.min(waited, WAITS);
    return settle(
        call,
        url.link(call.below(from, rest + 1)),
        rest,
        reply -> fallen(call, choice, reply),
        to -> new Fall(choice.rung(), choice.vendor(), choice.reason(), to));
  }

  private CompletableFuture<String> fallen(Call call, Choice choice, Reply reply) {
    if (reply instanceof Reply.Say(_, _, var next, _) && next == Next.LISTEN) rungs.taken(choice);
    if (reply instanceof Reply.Rejected(var why) && why == Conversation.Reason.ENDED)
      rungs.over(call.conversation());
    return reply instanceof Reply.Say it
        ? done(holding.lead(call, choice, it).orElseGet(() -> say(call, it)))
        : replied(call, 0, reply, () -> done(again(call, 1)));
  }

  /// @param turn which turn the caller takes; empty starts over from the conversation's own words
  /// @param waited how often the caller has been asked to wait for the reply
  /// @param query of the address, which may carry what the caller did before they waited
  CompletableFuture<String> take(
      Call call, OptionalInt turn, int waited, TwilioForm form, TwilioForm query) {
    if (turn.isEmpty()) return resume(call, 0, 0);
    rungs.stays(call.caller());
    if (waited > 0) return again(call, turn.getAsInt(), Math.min(waited, WAITS), query);
    if (form.text("Digits").isEmpty())
      metrics.said(call.tenant(), Webhook.Kind.TURN, form.text("SpeechResult").orElse(""));
    return tell(call, turn.getAsInt(), 0, Deed.of(form));
  }

  /// What the caller did is told again where we know it, so that no word depends on who hears it.
  private CompletableFuture<String> again(Call call, int turn, int waited, TwilioForm query) {
    if (turn == 0) return begin(call, Rungs.WAITS, waited);
    return query
        .text(Call.KEPT)
        .flatMap(it -> envelope.open(it, bound(call, turn)))
        .flatMap(Deed::read)
        .map(it -> tell(call, turn, waited, it))
        .orElseGet(() -> resume(call, turn, waited));
  }

  private CompletableFuture<String> tell(Call call, int turn, int waited, Deed deed) {
    var later = call.wait(turn, waited + 1);
    var kept = envelope.close(deed.written(), bound(call, turn));
    return settle(
        call,
        url.link(later + kept.map(it -> "&" + Call.KEPT + "=" + it).orElse("")),
        waited,
        reply -> replied(call, turn, reply, () -> resume(call, 0, 0)),
        replyTo -> deed.command(turn, replyTo));
  }

  private static String bound(Call call, int turn) {
    return call.conversation() + " " + turn;
  }

  /// A person was to take the call, and nobody came: it goes on where it was.
  CompletableFuture<String> back(Call call) {
    return settle(
        call,
        url.link(call.wait(0, 1)),
        0,
        reply -> replied(call, 1, sorry(call, reply), () -> done(again(call, 1))),
        replyTo -> new Command.Resume(-1, replyTo));
  }

  private static Reply sorry(Call call, Reply reply) {
    if (!(reply instanceof Reply.Say(var turn, var text, var next, var language))) return reply;
    var words = TakeOverWords.in(call.voice(language).language()).nobody();
    var said = text.erased() ? words : words + " " + text.text();
    return new Reply.Say(turn, new Personal(said), next, language);
  }

  /// Nobody took a caller who was put through: the talk goes on.
  CompletableFuture<String> handBack(Call call, int turn) {
    return settle(
        call,
        url.link(call.wait(turn, 1)),
        0,
        reply -> replied(call, turn, reply, () -> resume(call, 0, 0)),
        replyTo -> new Command.HandBack(turn, replyTo));
  }

  private CompletableFuture<String> resume(Call call, int turn, int waited) {
    return settle(
        call,
        url.link(call.wait(turn, waited + 1)),
        waited,
        reply -> replied(call, turn, reply, () -> done(again(call, Math.max(1, turn)))),
        replyTo -> new Command.Resume(turn, replyTo));
  }

  /// @param later where to ask again when there is no answer in time
  private CompletableFuture<String> settle(
      Call call,
      String later,
      int waited,
      Function<Reply, CompletableFuture<String>> onReply,
      Function<ActorRef<Reply>, Command> command) {
    return asking
        .ask(call.conversation(), command)
        .thenCompose(onReply)
        .exceptionallyCompose(fault -> late(call, later, waited, fault));
  }

  private CompletableFuture<String> begun(Call call, Choice choice, Reply reply) {
    return switch (reply) {
      case Reply.Say say -> {
        metrics.session(call.tenant().id(), call.conversation());
        yield holding.begin(call, choice, say, () -> say(call, say));
      }
      case Reply.Part part -> done(part(call, part));
      case Reply.Rejected(var reason) when reason == Conversation.Reason.ENDED ->
          done(Twiml.end(call.voice(), ""));
      case Reply.Rejected _, Reply.Noted _, Reply.OfAgent _, Reply.Shown _ ->
          CompletableFuture.failedFuture(new IllegalStateException("a call that will not begin"));
    };
  }

  private CompletableFuture<String> replied(
      Call call, int turn, Reply reply, Supplier<CompletableFuture<String>> lost) {
    return switch (reply) {
      case Reply.Say say -> done(say(call, say));
      case Reply.Part part -> done(part(call, part));
      case Reply.Noted _, Reply.OfAgent _, Reply.Shown _ -> done(again(call, Math.max(1, turn)));
      case Reply.Rejected(var reason) ->
          switch (reason) {
            case NOT_BEGUN -> begin(call, Rungs.WAITS);
            case ENDED -> done(Twiml.end(call.voice(), ""));
            case UNKNOWN_TURN, PENDING, DISCARDED, ASKED_OTHERWISE, TOO_MUCH -> lost.get();
          };
    };
  }

  private String say(Call call, Reply.Say say) {
    var text = say.text().erased() ? "" : say.text().text();
    var voice = call.voice(say.language());
    if (say.next() == Next.END) rungs.over(call.conversation());
    int next = say.turn() + 1;
    return switch (say.next()) {
      case END -> Twiml.end(voice, text);
      case LISTEN -> Twiml.listen(voice, text, url.link(call.turn(next)));
      case HAND_OVER -> Twiml.hold(voice, text, url.link(call.handOff(next)));
    };
  }

  /// Says what there is, and comes back for the rest; listens meanwhile where it takes longer.
  private String part(Call call, Reply.Part part) {
    var text = part.text().erased() ? "" : part.text().text();
    var voice = call.voice(part.language());
    var rest = url.link(call.wait(part.turn(), 1));
    return part.open()
        ? Twiml.company(voice, text, url.link(call.turn(part.turn() + 1)), rest)
        : Twiml.hold(voice, text, rest);
  }

  private String again(Call call, int turn) {
    return Twiml.listen(call.voice(), call.phrases().again(), url.link(call.turn(turn)));
  }

  private CompletableFuture<String> late(Call call, String later, int waited, Throwable fault) {
    var tenant = call.tenant();
    metrics.error(Optional.of(tenant.id()), Webhook.Kind.TURN, "late");
    log.warn("No reply for tenant {}: {}", tenant.id(), Failures.describe(Failures.root(fault)));
    if (waited < WAITS) return done(Twiml.hold(call.voice(), call.phrases().filler(), later));
    metrics.error(Optional.of(tenant.id()), Webhook.Kind.TURN, "lost");
    if (!tenant.profile().telephony().equals(Telephony.NONE))
      return holding.take(call, rungs.below(call.caller(), Rung.GATHER, "late"));
    Thread.startVirtualThread(() -> distress.lost(tenant, call.arrival()));
    return done(Twiml.end(call.voice(), call.named(call.phrases().lost())));
  }

  private static CompletableFuture<String> done(String twiml) {
    return CompletableFuture.completedFuture(twiml);
  }
}
