package switchboard.engine.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import switchboard.engine.Decision;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.conversation.Conversation.Reason;
import switchboard.engine.conversation.Event.FunctionAnswered;
import switchboard.engine.conversation.Event.FunctionCalled;
import switchboard.engine.conversation.Event.RunAsked;
import switchboard.engine.conversation.Event.RunFinished;
import switchboard.engine.conversation.Hosted.Brief;
import switchboard.engine.conversation.Hosted.Invoke;
import switchboard.engine.conversation.Hosted.Leave;
import switchboard.engine.dialogue.Following;
import switchboard.engine.dialogue.Setting;
import switchboard.engine.dialogue.Stimulus.Learned;
import switchboard.engine.dialogue.Stimulus.Pressed;
import switchboard.engine.dialogue.Thought.Speech;
import switchboard.engine.function.Call;
import switchboard.engine.function.Function;
import switchboard.engine.function.Functions;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Tool;

/// Does what a hosted agent calls functions for. The agent talks; the frame, the letters and the
/// limits of what is told are ours, the same as for any other brain.
final class Agent {

  /// More than any call could want.
  private static final int MOST = 150;

  private static final String HAND_OVER = "hand_over";

  /// The key that asks for a person.
  private static final String PERSON = "0";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Thinking it;

  Agent(Thinking it) {
    this.it = it;
  }

  private State state() {
    return it.state();
  }

  private Calls calls() {
    return state().consultation().calls();
  }

  private Setting setting() {
    return it.mind().setting(it.now(), true);
  }

  Decision<Event, Reason> decide(Hosted command) {
    return switch (command) {
      case Brief _ -> accept();
      case Invoke asked -> invoke(asked);
      case Leave left -> leave(left);
      case Hosted.OfLine told -> new Live(it).decide(told);
    };
  }

  private Decision<Event, Reason> accept() {
    return new Accept<>(it.events());
  }

  private Decision<Event, Reason> leave(Leave left) {
    if (!state().leg().ended()) new Departure(it).leave(left);
    return accept();
  }

  /// What was asked before is answered as before, even after the end. Anything else is refused
  /// before it is accepted when nobody wants it any more.
  private Decision<Event, Reason> invoke(Invoke asked) {
    var known = calls().named(asked.call());
    if (known.isPresent())
      return known.get().same(asked) ? accept() : new Reject<>(Reason.ASKED_OTHERWISE);
    if (state().leg().ended()) return new Reject<>(Reason.ENDED);
    if (generation(asked) < calls().generation()) return new Reject<>(Reason.DISCARDED);
    if (calls().all().size() >= MOST) return new Reject<>(Reason.TOO_MUCH);
    call(asked);
    return accept();
  }

  private void call(Invoke asked) {
    boolean doubted =
        asked.function().equals(Functions.IDENTIFY) && state().consultation().doubted();
    var call =
        doubted
            ? Consultation.DOUBTED
            : Functions.call(asked.function(), json(asked.arguments()), state().frame(), setting());
    switch (call) {
      case Call.Asked(var tool) -> run(asked, state().runs().honest(tool));
      case Call.Answered(var answer) -> answered(asked, answer);
      case Call.Refused(var why, var say) -> {
        called(asked, Optional.empty());
        answer(asked.call(), object(false, say).put("hint", why));
      }
    }
  }

  private static JsonNode json(Personal arguments) {
    try {
      return JSON.readTree(arguments.text());
    } catch (JsonProcessingException _) {
      return MissingNode.getInstance();
    }
  }

  private static ObjectNode object(boolean ok, String say) {
    return JsonNodeFactory.instance.objectNode().put("ok", ok).put("say", say);
  }

  private void called(Invoke asked, Optional<String> run) {
    it.record(
        new FunctionCalled(
            turn(),
            generation(asked),
            asked.call(),
            asked.function(),
            asked.arguments(),
            run,
            it.now()));
  }

  private int generation(Invoke asked) {
    return asked.generation() < 0 ? calls().generation() : asked.generation();
  }

  private int turn() {
    return state().turns().current();
  }

  private void answer(String call, JsonNode answer) {
    answer(call, Personal.of(answer.toString()));
  }

  private void answer(String call, Personal answer) {
    it.record(new FunctionAnswered(turn(), call, answer, Optional.empty(), it.now()));
  }

  private void answered(Invoke asked, JsonNode answer) {
    called(asked, Optional.empty());
    answer(asked.call(), asked.function().equals(HAND_OVER) ? handedOver() : answer);
  }

  /// As if the caller had pressed the key for a person: somebody is told and calls back.
  private JsonNode handedOver() {
    var thought = it.mind().brain().think(state().frame(), new Pressed(PERSON), setting());
    it.frame(thought.frame());
    thought.tools().forEach(it::ask);
    thought.letters().forEach(it::write);
    var say = thought.speech().map(Speech::text).orElse("");
    return object(true, say);
  }

  /// What changes something is done once however often it is asked for in the same words; what only
  /// looks, looks again, unless it is looking.
  private void run(Invoke asked, Tool tool) {
    var run = reads(asked) ? looking(asked) : doing(asked, tool);
    var before = calls().outcome(run);
    it.frame(Following.asked(urgent(tool), tool));
    called(asked, Optional.of(run));
    if (before.isPresent()) answer(asked.call(), before.get());
    else if (state().runs().tool(run).isEmpty())
      it.record(new RunAsked(run, turn(), tool, it.now()));
  }

  private switchboard.engine.dialogue.Frame urgent(Tool tool) {
    var frame = state().frame();
    return tool instanceof Tool.FindSlots(_, var now, _, _, _, _) && now
        ? Following.urgent(frame)
        : frame;
  }

  private boolean reads(Invoke asked) {
    return Functions.of(it.mind().tenant().profile()).stream()
        .filter(f -> f.name().equals(asked.function()))
        .anyMatch(Function::reads);
  }

  private String looking(Invoke asked) {
    return calls()
        .open(asked.function(), asked.arguments())
        .orElseGet(() -> it.id("r", "call|" + asked.call()));
  }

  private String doing(Invoke asked, Tool tool) {
    var first = calls().first(asked.function(), asked.arguments()).orElse(asked.call());
    return it.id("r", "call|" + first + "|" + it.arguments(tool));
  }

  /// A run is done that an agent called for. Empty: none did.
  Optional<Thinking> finished(String run, Tool tool, Result result) {
    var waiting = calls().awaiting(run);
    if (waiting.isEmpty()) return Optional.empty();
    it.record(new RunFinished(run, result, it.now()));
    var answer = Personal.of(Functions.told(tool, result, setting()).toString());
    learned(tool, result);
    for (var call : waiting) answer(call, answer);
    return Optional.of(it);
  }

  private void learned(Tool tool, Result result) {
    var frame = state().frame();
    var claim =
        tool instanceof Tool.FindCustomer found ? found.claim() : Optional.<Tool.Claim>empty();
    if (claim.isPresent()) it.frame(Following.identified(frame, claim.get(), result));
    else if (done(result)) byRules(tool, result);
    else it.frame(Following.told(frame, result, it.now()));
  }

  private static boolean done(Result result) {
    return switch (result) {
      case Result.Booked _, Result.Done _, Result.Joined _ -> true;
      case Result _ -> false;
    };
  }

  /// Confirmations and alerts are the rules' business, whoever talks.
  private void byRules(Tool tool, Result result) {
    var thought = it.mind().brain().think(state().frame(), new Learned(tool, result), setting());
    it.frame(thought.frame());
    thought.letters().forEach(it::write);
    List.copyOf(thought.tools()).stream()
        .filter(Tool.NoteCustomer.class::isInstance)
        .forEach(it::ask);
  }
}
