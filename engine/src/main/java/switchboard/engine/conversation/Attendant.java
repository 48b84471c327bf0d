package switchboard.engine.conversation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.conversation.Hosted.Answer.Briefed;
import switchboard.engine.conversation.Hosted.Answer.Followed;
import switchboard.engine.conversation.Hosted.Answer.Opened;
import switchboard.engine.conversation.Hosted.Answer.Told;
import switchboard.engine.dialogue.Languages;
import switchboard.engine.llm.Fillers;
import switchboard.engine.llm.Prompting;
import switchboard.engine.privacy.Personal;

/// Keeps hosted agents waiting no longer than a caller would bear it: what takes longer is bridged
/// by a sentence, and told when it is asked for again. Not pure: the hands of [Agent].
final class Attendant {

  /// Agents are frozen while a function runs, and most give it little more.
  private static final Duration PATIENCE = Duration.ofMillis(1_800);

  private final TimerScheduler<Command> timers;
  private final Map<String, List<ActorRef<Reply>>> waiting = new HashMap<>();

  Attendant(TimerScheduler<Command> timers) {
    this.timers = timers;
  }

  void await(State state, Mind mind, java.time.Instant now, Hosted command) {
    switch (command) {
      case Hosted.Brief it -> it.replyTo().tell(briefed(state, mind, now));
      case Hosted.Leave it -> it.replyTo().tell(new Reply.Noted());
      case Hosted.Open it -> it.replyTo().tell(opened(state, mind, now));
      case Hosted.OfLine it ->
          it.replyTo().tell(new Followed(Live.over(state), state.asides().given()));
      case Hosted.Invoke it -> {
        waiting.computeIfAbsent(it.call(), _ -> new ArrayList<>()).add(it.replyTo());
        if (state.consultation().calls().answer(it.call()).isEmpty()) watch(it.call());
      }
    }
  }

  private void watch(String call) {
    timers.startSingleTimer("call|" + call, new Command.Overdue(call), PATIENCE);
  }

  private static Briefed briefed(State state, Mind mind, java.time.Instant now) {
    var greeting = state.turns().reply(0).map(Turns.Answer::text).orElse(Personal.of(""));
    var prompt = Prompting.briefing(mind.setting(now, true), state.frame());
    return new Briefed(greeting, Personal.of(prompt));
  }

  /// A call that goes on is not greeted again.
  private static Opened opened(State state, Mind mind, java.time.Instant now) {
    var told = briefed(state, mind, now);
    var language = Languages.of(state.frame(), mind.tenant().profile());
    boolean fresh = state.turns().current() == 0;
    return new Opened(
        fresh ? told.greeting() : Personal.of(Resumption.sorry(language)),
        told.prompt(),
        fresh ? List.of() : Consultation.history(state),
        state.consultation().calls().generation(),
        language);
  }

  void answer(State state) {
    waiting
        .entrySet()
        .removeIf(it -> {
          var answer = state.consultation().calls().answer(it.getKey());
          answer.ifPresent(told -> tell(it.getValue(), new Told(it.getKey(), told, false)));
          return answer.isPresent();
        });
  }

  /// They have waited long enough.
  void overdue(String call, String language) {
    var askers = waiting.remove(call);
    if (askers == null) return;
    var answer =
        JsonNodeFactory.instance
            .objectNode()
            .put("ok", true)
            .put("pending", true)
            .put("say", Fillers.of(language, call.hashCode()))
            .put("call", call);
    tell(askers, new Told(call, Personal.of(answer.toString()), true));
  }

  private static void tell(List<ActorRef<Reply>> askers, Reply reply) {
    askers.forEach(it -> it.tell(reply));
  }

  boolean busy() {
    return !waiting.isEmpty();
  }
}
