package switchboard.engine.conversation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.Phone;
import switchboard.engine.conversation.Arrival.Channel;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Event.RunAsked;
import switchboard.engine.dialogue.Phrases;
import switchboard.engine.dialogue.RuleBrain;
import switchboard.engine.llm.Cost;
import switchboard.engine.llm.Failure;
import switchboard.engine.llm.Models;
import switchboard.engine.llm.Prompt;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Brain;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Tenant.Status;
import switchboard.engine.tenant.Tenants.Card;
import switchboard.engine.tool.Result;
import switchboard.engine.understanding.Slots;
import switchboard.engine.understanding.Understanding;

/// A conversation with the plumber in which the test speaks for the caller, the language models and
/// the tools.
final class Debate {
  private static final Profile PLUMBER = Presets.all().getFirst().profile();
  private static final RuleBrain RULES = new RuleBrain(Phrases.of("en"));

  final List<Event> journal = new ArrayList<>();
  final Map<String, Understanding> meanings = new HashMap<>();
  State state = State.EMPTY;
  Models models = new Models(List.of("first", "second"), Cost.NONE);
  Brain brain = Brain.USUAL;
  Instant now = Talk.NOON;

  Debate begun() {
    return begun(Channel.VOICE);
  }

  Debate begun(Channel channel) {
    if (channel == Channel.SMS) {
      texts("SM0", "hello");
      return this;
    }
    decide(new Command.Begin(arrival(channel), Talk.NOBODY));
    finish(found());
    return this;
  }

  private static Arrival arrival(Channel channel) {
    var peer = Optional.of(Personal.of(Talk.CALLER.e164()));
    return new Arrival(channel, peer, Optional.of(new Phone("+19135550100")), "CA1");
  }

  static Result found() {
    return new Result.CustomerFound(
        "c-1", false, Optional.empty(), Optional.empty(), false, Optional.empty());
  }

  Debate means(String words, String intent, Slots slots) {
    meanings.put(words, new Understanding(intent, 0.9, intent.equals("emergency"), slots));
    return this;
  }

  Debate says(String words) {
    int turn = state.turns().current() + 1;
    decide(new Command.Hear(turn, Personal.of(words), 0.9, Talk.NOBODY));
    return this;
  }

  void texts(String message, String words) {
    decide(
        new Command.Receive(
            arrival(Channel.SMS), message, Personal.of(words), Optional.empty(), Talk.NOBODY));
  }

  int turn() {
    return state.turns().current();
  }

  int generation() {
    return state.consultation().inquiry().map(Inquiry::generation).orElse(0);
  }

  Debate sentence(String words) {
    decide(new Command.Sentence(turn(), generation(), Personal.of(words)));
    return this;
  }

  Debate wants(String function, ObjectNode arguments) {
    var call = "call-" + journal.size();
    decide(new Command.Want(turn(), generation(), call, function, arguments));
    return this;
  }

  static ObjectNode json() {
    return JsonNodeFactory.instance.objectNode();
  }

  Debate done() {
    return done(new Cost(100, 10, 0));
  }

  Debate done(Cost cost) {
    decide(new Command.Thought(turn(), generation(), cost));
    return this;
  }

  Debate fails(Failure why) {
    decide(new Command.Faulted(turn(), generation(), why));
    return this;
  }

  /// The oldest open run is done.
  Debate finish(Result result) {
    var run = state.runs().open().keySet().iterator().next();
    decide(new Command.Finish(run, result));
    return this;
  }

  /// Whom the conversation is asking; "nobody" else.
  String asking() {
    return state.consultation().asking().map(Consultation.Asking::provider).orElse("nobody");
  }

  Prompt prompt() {
    var asking = state.consultation().asking().orElseThrow();
    return Consultation.prompt(state, mind(), asking, now);
  }

  String reply() {
    return state.reply(-1).map(it -> it.text().text()).orElse("(nothing)");
  }

  boolean ended() {
    return state.leg().ended();
  }

  <E> List<E> of(Class<E> type) {
    return journal.stream().filter(type::isInstance).map(type::cast).toList();
  }

  List<RunAsked> open() {
    return List.copyOf(state.runs().open().values());
  }

  Mind mind() {
    var profile = PLUMBER.with(brain);
    return new Mind(
            "plumber:CA1",
            new Card("plumber", profile, Status.ACTIVE, 1),
            (text, _, _, _, _) ->
                meanings.getOrDefault(text, new Understanding("unknown", 0.1, false, Slots.NONE)),
            RULES)
        .asking(models);
  }

  void decide(Command command) {
    switch (state.decide(command, mind(), now)) {
      case Accept(var events) -> {
        journal.addAll(events);
        for (var it : events) state = state.apply(it);
      }
      case Reject(var reason) -> throw new AssertionError("refused: " + reason);
    }
  }
}
